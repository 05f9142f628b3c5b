package no.nattro.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** What stands behind the gateway in its tests: one order-service, one inventory-service, on real sockets. */
public class Services implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** The property by which a test names instances of its own. */
    public static final String OTHER_ORDERS = "test.order.urls";

    public static final WireMockServer ORDER = start();
    public static final WireMockServer INVENTORY = start();

    public static final Path TLS = folder();
    public static final TestCertificate CERTIFICATE = TestCertificate.in(TLS);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                "nattro.upstreams.order.urls=${" + OTHER_ORDERS + ":" + ORDER.baseUrl() + "}",
                "nattro.upstreams.inventory.urls=" + INVENTORY.baseUrl(),
                "spring.ssl.bundle.pem.gateway.keystore.certificate=" + CERTIFICATE.certificate().toUri(),
                "spring.ssl.bundle.pem.gateway.keystore.private-key=" + CERTIFICATE.privateKey().toUri())
                .applyTo(context);
    }

    /** All forget what they were told and saw, and from now on answer everything like this. */
    public static void answer(ResponseDefinitionBuilder answer) {
        all().forEach(service -> {
            service.resetAll();
            service.stubFor(any(anyUrl()).willReturn(answer));
        });
    }

    /** The same, with an empty object. */
    public static void answer() {
        answer(okJson("{}"));
    }

    /** What has arrived since, wherever it did. */
    public static List<LoggedRequest> arrived() {
        return all().flatMap(service -> service.getAllServeEvents().stream()).map(event -> event.getRequest()).toList();
    }

    /** The only request that has arrived since. */
    public static LoggedRequest onlyArrival() {
        List<LoggedRequest> arrived = arrived();
        assertThat(arrived).as(() -> arrived.stream().map(LoggedRequest::getUrl).collect(joining(", "))).hasSize(1);
        return arrived.getFirst();
    }

    private static Stream<WireMockServer> all() {
        return Stream.of(ORDER, INVENTORY);
    }

    /** On a port that stays its own when it is stopped and started again. */
    private static WireMockServer start() {
        WireMockServer server = new WireMockServer(options().port(freePort()).bindAddress("127.0.0.1"));
        server.start();
        return server;
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("gateway-tls");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

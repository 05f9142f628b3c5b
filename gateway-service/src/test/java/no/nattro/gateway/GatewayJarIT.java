package no.nattro.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as it is deployed: a process of its own, told everything by its environment. */
class GatewayJarIT {

    static final Path JAR = Path.of("target/gateway-service.jar");

    static final Map<String, String> KEY = Map.of("NATTRO_SHOPPER_KEYS_K1", Keys.NEW,
            "NATTRO_SHOPPER_SIGNING_KEY", "k1");
    static final Map<String, String> CERTIFICATE = Map.of(
            "SPRING_SSL_BUNDLE_PEM_GATEWAY_KEYSTORE_CERTIFICATE", Services.CERTIFICATE.certificate().toUri().toString(),
            "SPRING_SSL_BUNDLE_PEM_GATEWAY_KEYSTORE_PRIVATEKEY", Services.CERTIFICATE.privateKey().toUri().toString());

    @TempDir
    private Path folder;

    @BeforeEach
    void services_answer() {
        Services.answer();
    }

    @Test
    void there_is_nothing_of_a_servlet_container_in_it() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            Stream<String> libraries = jar.stream().map(JarEntry::getName)
                    .filter(name -> name.startsWith("BOOT-INF/lib/"));

            assertThat(libraries).hasSizeGreaterThan(20).noneMatch(name -> name
                    .matches(".*/(tomcat|spring-webmvc|jakarta.servlet|spring-orm|postgresql|bcprov|wiremock)[^/]*"));
        }
    }

    @Test
    void it_buys_as_soon_as_it_is_ready() throws IOException {
        try (GatewayProcess gateway = GatewayProcess.start(folder, KEY, CERTIFICATE)) {
            gateway.awaitReady();
            long start = System.nanoTime();
            HttpResponse<String> first = Browser.at(gateway.port()).get("/api/products", "X-Request-ID",
                    "the-very-first");
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            System.out.println(
                    "The first request of all took " + took.toMillis() + " ms, the client's own start included");

            assertThat(first.statusCode()).isEqualTo(200);
            String cookie = first.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
            assertThat(Browser.at(gateway.port()).post("/api/orders", "{}", "Cookie", cookie).statusCode())
                    .isEqualTo(200);
            try (Line line = Line.plain(gateway.plainPort())) {
                assertThat(line.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").reply().headers("Location"))
                        .containsExactly("https://localhost:" + gateway.port() + "/");
            }
            assertThat(gateway.log()).contains("Warm after").doesNotContain(" WARN ", " ERROR ");
        }
    }

    @Test
    void without_a_key_it_says_what_to_set() throws IOException {
        try (GatewayProcess gateway = GatewayProcess.start(folder, CERTIFICATE)) {
            assertThat(gateway.awaitExit()).isEqualTo(1);
            assertThat(gateway.log()).contains("Shopper cookies cannot be signed: there is no key.",
                    "Set NATTRO_SHOPPER_KEYS_<ID>").doesNotContain("\tat ");
        }
    }

    @Test
    void without_a_certificate_it_says_what_to_set() throws IOException {
        try (GatewayProcess gateway = GatewayProcess.start(folder, KEY)) {
            assertThat(gateway.awaitExit()).isEqualTo(1);
            assertThat(gateway.log()).contains("There is no certificate to serve https with.",
                    "Set SPRING_SSL_BUNDLE_PEM_GATEWAY_KEYSTORE_CERTIFICATE").doesNotContain("\tat ");
        }
    }
}

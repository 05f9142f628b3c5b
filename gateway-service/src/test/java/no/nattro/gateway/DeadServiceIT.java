package no.nattro.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One gateway as a process, from its first accepted connection to the death of a service behind it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeadServiceIT {

    private static final String AN_ORDER = "/api/orders/6d8c2a4e-6a53-4f0e-9a63-0d2c2f1f8f10";
    private static final Duration AT_ONCE = Duration.ofMillis(50);
    private static final Duration AT_MOST = Duration.ofSeconds(1);

    /** So that on a slow machine, too, no probe comes between. */
    private static final Map<String, String> LONG_PAUSE = Map.of("NATTRO_GATEWAY_BREAKER_BASEPAUSE", "30s");

    @TempDir
    private static Path folder;
    private static GatewayProcess gateway;

    @BeforeAll
    static void start() throws IOException {
        Services.answer();
        gateway = GatewayProcess.start(folder, GatewayJarIT.KEY, GatewayJarIT.CERTIFICATE, LONG_PAUSE);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    @Order(1)
    void from_its_first_accepted_connection_on_nobody_sees_a_wrong_status() {
        List<Integer> seen = new ArrayList<>();

        Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(2))
                .ignoreExceptionsInstanceOf(ConnectException.class) // there is no door yet
                .until(() -> {
                    seen.add(Line.get(gateway.port(), "/api/products").status());
                    return seen.size() >= 20 && gateway.isReady();
                });

        assertThat(seen).containsOnly(200);
    }

    @Test
    @Order(2)
    void a_service_that_resets_connections_is_asked_once_by_whomever_with_whatever() {
        String cookie = cookie();
        for (Browser browser : List.of(Browser.at(gateway.port()), Browser.ofHttp11(gateway.port()))) {
            for (String method : List.of("GET", "POST")) {
                Services.answer(okJson("{}").withFault(Fault.CONNECTION_RESET_BY_PEER));

                assertThat(ask(browser, method, "/api/orders", cookie).statusCode()).isEqualTo(502);

                assertThat(Services.arrived()).as(method).hasSize(1);
            }
        }
    }

    @Test
    @Order(3)
    void a_dead_service_is_a_503_at_once_for_every_method_and_the_others_are_untouched() throws IOException {
        Map<String, String> shoppers = Map.of("GET", cookie(), "HEAD", cookie(), "POST", cookie());
        Browser browser = Browser.at(gateway.port());
        Services.answer();
        Services.ORDER.stop();
        try {
            for (String method : List.of("GET", "HEAD", "POST")) {
                String cookie = shoppers.get(method); // each within its rate limit
                assertThat(Stream.generate(() -> ask(browser, method, "/api/orders", cookie).statusCode()).limit(5))
                        .as("%s, until the route is closed", method).allMatch(status -> status == 502 || status == 503);
                List<HttpResponse<String>> replies = new ArrayList<>();
                List<Duration> times = Stream.generate(() -> timed(() -> replies.add(
                        ask(browser, method, "/api/orders", cookie)))).limit(20).sorted().toList();

                assertThat(replies).extracting(HttpResponse::statusCode).containsOnly(503);
                assertThat(replies).allSatisfy(reply -> assertThat(
                        Integer.parseInt(reply.headers().firstValue("Retry-After").orElseThrow())).isBetween(1, 30));
                Duration nearlyLongest = times.get(times.size() - 3); // the machine's own pauses are no matter of the breaker's
                assertThat(nearlyLongest).as(method).isLessThan(AT_ONCE);
                assertThat(times.getLast()).as(method).isLessThan(AT_MOST);
                System.out.println(method + " to a closed route: 18th of 20 " + nearlyLongest.toNanos() / 1000
                        + " us, longest " + times.getLast().toMillis() + " ms");
            }
            assertThat(ask(browser, "GET", AN_ORDER, shoppers.get("GET")).statusCode()).as("not closed yet")
                    .isEqualTo(502);
            assertThat(browser.get("/api/products").statusCode()).isEqualTo(200);
            assertThat(gateway.isReady()).isTrue();
        } finally {
            Services.ORDER.start();
        }
    }

    private static Duration timed(Runnable call) {
        long start = System.nanoTime();
        call.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static String cookie() {
        Services.answer();
        return Browser.at(gateway.port()).get("/api/products").headers().firstValue("Set-Cookie").orElseThrow()
                .split(";")[0];
    }

    private static HttpResponse<String> ask(Browser browser, String method, String path, String cookie) {
        return browser.send(method, path, method.equals("POST") ? "{}" : null, "Cookie", cookie, "Idempotency-Key",
                "k-1");
    }
}

package no.nattro.edge;

import static no.nattro.edge.Edge.GATEWAY;
import static no.nattro.edge.Edge.NGINX;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a call to the gateway: its connections, its failures, and that it is made once. */
@WithNginx
class GatewayFailsIT {

    private final Browser browser = Browser.of(NGINX);

    @BeforeEach
    void the_gateway_answers() {
        GATEWAY.answerWith(StandIn.OK);
    }

    @Test
    void connections_are_used_again() {
        browser.get("/api/products");
        int before = GATEWAY.accepted();

        for (int i = 0; i < 20; i++) {
            browser.post("/api/orders", "{}");
        }

        assertThat(GATEWAY.accepted()).isEqualTo(before);
        assertThat(GATEWAY.arrivals()).hasSize(21).allSatisfy(arrival -> {
            assertThat(arrival.requestLine()).endsWith(" HTTP/1.1");
            assertThat(arrival.headers("Connection")).isEmpty();
        });
    }

    @Test
    void at_most_32_idle_connections_are_kept() {
        GATEWAY.answerWith((_, connection) -> {
            Awaitility.await().until(() -> GATEWAY.arrivals().size() >= 40);
            StandIn.OK.to(GATEWAY.arrivals().getFirst(), connection);
        });
        assertThat(browser.together(40, "/api/products")).allMatch(answer -> answer.statusCode() == 200);

        Awaitility.await().untilAsserted(() -> assertThat(GATEWAY.open()).isEqualTo(32));
    }

    @Test
    void a_gateway_that_is_down_is_a_502() throws IOException {
        GATEWAY.stop();
        try {
            HttpResponse<String> bought = browser.post("/api/orders", "{}");
            Problem.assertIn(bought, 502, "upstream-failed");
            assertThat(bought.body()).contains("Repeat the request with the same Idempotency-Key");
            assertThat(bought.headers().firstValue("Cache-Control")).contains("no-store");
            HttpResponse<String> looked = browser.get("/api/products");
            Problem.assertIn(looked, 502, "upstream-failed");
            assertThat(looked.body()).contains("Nothing was changed: try again.");
        } finally {
            GATEWAY.startAgain();
        }
        assertThat(browser.get("/api/products").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void nothing_is_sent_twice(String method) {
        StandIn one = new StandIn();
        StandIn other = new StandIn();
        try (Nginx nginx = Nginx.before(one.address() + " " + other.address(), "")) {
            Browser client = Browser.of(nginx);
            ask(client, method);
            ask(client, method);
            assertThat(one.arrivals().size() + other.arrivals().size()).isEqualTo(2);
            one.answerWith(StandIn.RESET);
            other.answerWith(StandIn.RESET);

            Problem.assertIn(ask(client, method), 502, "upstream-failed"); // on a connection that was used before
            assertThat(one.arrivals().size() + other.arrivals().size()).isEqualTo(1);
            Problem.assertIn(ask(client, method), 502, "upstream-failed");
            assertThat(one.arrivals().size() + other.arrivals().size()).isEqualTo(2);
            Problem.assertIn(ask(client, method), 502, "upstream-failed");
            assertThat(one.arrivals().size() + other.arrivals().size()).isLessThanOrEqualTo(3);
        }
    }

    private static HttpResponse<String> ask(Browser client, String method) {
        return "POST".equals(method) ? client.post("/api/orders", "{}") : client.get("/api/products");
    }

    @Test
    void silence_is_a_504_and_a_head_that_never_ends_gets_none() throws IOException {
        GATEWAY.answerWith(StandIn.SILENCE);
        long start = System.nanoTime();
        CompletableFuture<HttpResponse<String>> silence = CompletableFuture
                .supplyAsync(() -> browser.post("/api/orders", "{}"));
        try (Line line = Line.to(NGINX)) {
            line.send("GET /api/products HTTP/1.1\r\nHost: localhost\r\n");
            Awaitility.await().pollInterval(Duration.ofMillis(500)).until(() -> isAtItsEnd(line));
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(9));
        Problem.assertIn(silence.join(), 504, "upstream-timeout");
        assertThat(silence.join().body()).contains("same Idempotency-Key");
        assertThat(GATEWAY.onlyArrival().requestLine()).startsWith("POST");
    }

    /** Sends one more byte of a head that has no end; true when NGINX has had enough. */
    private static boolean isAtItsEnd(Line line) {
        try {
            line.send("a");
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 409, 413, 429, 500, 502, 503, 504})
    void what_the_gateway_says_itself_is_passed_on(int status) {
        String body = "{\"type\":\"urn:nattro:problem:theirs\"}";
        GATEWAY.answerWith(StandIn.answer(status + " Theirs", body, "Retry-After: 7"));

        HttpResponse<String> answer = browser.get("/api/products");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.headers().allValues("Retry-After")).containsExactly("7");
    }

    @Test
    void a_body_goes_in_when_it_is_there_to_its_end() throws IOException {
        try (Line line = Line.to(NGINX)) {
            line.send(
                    "POST /api/orders HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 10\r\n\r\nhello");
            browser.get("/api/products"); // by then it would have gone in
            assertThat(GATEWAY.onlyArrival().requestLine()).startsWith("GET");

            assertThat(line.send("world").reply().status()).isEqualTo(200);
        }
        assertThat(GATEWAY.arrivals()).last().extracting(Arrival::body).isEqualTo("helloworld");
    }
}

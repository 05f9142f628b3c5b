package no.nattro.gateway.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import no.nattro.gateway.Browser;
import no.nattro.gateway.GatewayUnderTest;
import no.nattro.gateway.Line;
import no.nattro.gateway.Services;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Each failure once: what it is called, and that nothing was sent a second time. */
@GatewayUnderTest
class BrokenServicesTest {

    private final int port;
    private final Browser browser;
    private final MeterRegistry metrics;
    private final CircuitBreakerRegistry breakers;
    private String cookie = "";

    BrokenServicesTest(@LocalServerPort int port, MeterRegistry metrics, CircuitBreakerRegistry breakers) {
        this.port = port;
        this.breakers = breakers;
        this.metrics = metrics;
        this.browser = Browser.at(port);
    }

    /** The failures of one test are none of the next one's. */
    @AfterEach
    void every_route_is_open() {
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    @BeforeEach
    void a_shopper() {
        Services.answer();
        cookie = browser.get("/api/products").headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        Services.answer();
    }

    @Test
    void a_service_that_is_down_is_a_502() {
        Services.ORDER.stop();
        try {
            assertProblem(buy(), 502, "upstream-failed", "same Idempotency-Key");
            assertThat(browser.get("/api/products").statusCode()).as("the others are untouched").isEqualTo(200);
        } finally {
            Services.ORDER.start();
        }
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "RANDOM_DATA_THEN_CLOSE"})
    void a_service_that_breaks_off_is_a_502_and_was_asked_once(Fault fault) {
        buy(); // so that there is a connection in the pool: on a used one, a repeat would be the client's habit
        Services.answer(okJson("{}").withFault(fault));

        assertProblem(buy(), 502, "upstream-failed", "same Idempotency-Key");
        assertThat(Services.arrived()).hasSize(1);
        assertProblem(look(), 502, "upstream-failed", "try again");
        assertThat(Services.arrived()).hasSize(2);
    }

    @Test
    void a_slow_service_is_a_504_and_was_asked_once() {
        Services.answer(okJson("{}").withFixedDelay(3_000));

        HttpResponse<String> reply = buy();

        assertProblem(reply, 504, "upstream-timeout", "same Idempotency-Key");
        assertThat(Services.arrived()).hasSize(1);
    }

    /** And not by the budget of the whole call, which is 1.5 s. */
    @ParameterizedTest
    @CsvSource({"/api/orders, 900, PT0.9S", "/api/products, 1200, PT1.2S"})
    void each_service_has_its_own_time_to_begin_an_answer(String path, int time, String said, CapturedOutput log) {
        Services.answer(okJson("{}").withFixedDelay(3_000));
        long start = System.nanoTime();

        HttpResponse<String> reply = browser.get(path, "Cookie", cookie);

        assertProblem(reply, 504, "upstream-timeout", "try again");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(time));
        String id = reply.headers().firstValue("X-Request-ID").orElseThrow();
        assertThat(log.getOut().lines().filter(line -> line.contains(id))).singleElement().asString()
                .contains("answered upstream-timeout", said);
    }

    @Test
    void an_answer_that_trickles_ends_with_the_budget() {
        Services.answer(okJson("x".repeat(200)).withChunkedDribbleDelay(200, 20_000));
        long start = System.nanoTime();

        assertThatThrownBy(this::look).isInstanceOf(UncheckedIOException.class);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(1_200),
                Duration.ofSeconds(4));
    }

    @Test
    void an_answer_that_breaks_off_is_not_taken_for_a_whole_one() {
        Services.answer(okJson("{\"items\": []}").withFault(Fault.MALFORMED_RESPONSE_CHUNK));

        try {
            assertProblem(look(), 502, "upstream-failed", "try again");
        } catch (UncheckedIOException brokenOff) {
            assertThat(brokenOff).hasMessageNotContaining("items");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 402, 409, 422, 429, 500, 503})
    void what_a_service_says_itself_is_passed_on(int status) {
        Services.answer(
                okJson("{\"type\":\"urn:nattro:problem:theirs\"}").withStatus(status).withHeader("Retry-After", "7")
                        .withHeader("Content-Type", "application/problem+json"));

        HttpResponse<String> reply = buy();

        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(reply.body()).isEqualTo("{\"type\":\"urn:nattro:problem:theirs\"}");
        assertThat(reply.headers().firstValue("Retry-After")).contains("7");
        assertThat(Services.arrived()).hasSize(1);
    }

    @Test
    void a_client_that_hangs_up_while_it_waits_is_nobodys_error(CapturedOutput log) throws IOException {
        Services.answer(okJson("{}").withFixedDelay(600));
        int said = log.getOut().length(); // by the gateway's start, too
        try (Line line = Line.to(port)) {
            line.send("GET /api/products HTTP/1.1\r\nHost: localhost\r\n\r\n");
            Awaitility.await().until(() -> Services.arrived().size() == 1);
        }

        Awaitility.await().until(() -> underWay() == 0);
        assertThat(log.getOut().substring(said).lines())
                .noneMatch(line -> line.contains(" ERROR ") || line.contains(" WARN "));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_client_that_hangs_up_while_it_sends_is_no_failure_of_the_service(boolean reset, CapturedOutput log)
            throws IOException {
        int said = log.getOut().length();
        for (int i = 0; i < 10; i++) { // what the gateway notices first is a matter of luck
            try (Line line = Line.to(port)) {
                line.send("POST /api/orders HTTP/1.1\r\nHost: localhost\r\nCookie: " + cookie
                        + "\r\nContent-Length: 1000\r\n\r\nonly the beginning");
                Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> underWay() == 1);
                line.breakOff(reset);
            }
            Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> underWay() == 0);
        }

        assertThat(log.getOut().substring(said).lines())
                .noneMatch(line -> line.contains(" ERROR ") || line.contains(" WARN "));
    }

    @Test
    void no_text_of_an_exception_gets_out() {
        for (Fault fault : List.of(Fault.CONNECTION_RESET_BY_PEER, Fault.RANDOM_DATA_THEN_CLOSE)) {
            Services.answer(okJson("{}").withFault(fault));
            assertThat(look().body()).doesNotContain("Exception", "reset", "127.0.0.1", "netty");
        }
    }

    private int underWay() {
        return metrics.find("http.server.requests.active").longTaskTimers().stream()
                .mapToInt(LongTaskTimer::activeTasks).sum();
    }

    private HttpResponse<String> buy() {
        return browser.post("/api/orders", "{}", "Cookie", cookie, "Idempotency-Key", "k-1");
    }

    private HttpResponse<String> look() {
        return browser.get("/api/orders", "Cookie", cookie);
    }

    private static void assertProblem(HttpResponse<String> reply, int status, String slug, String advice) {
        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(reply.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(reply.body()).contains("\"type\":\"urn:nattro:problem:" + slug + "\"", "\"status\":" + status,
                advice);
    }
}

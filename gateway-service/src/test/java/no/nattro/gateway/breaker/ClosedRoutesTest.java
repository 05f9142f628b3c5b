package no.nattro.gateway.breaker;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.http.Fault;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import no.nattro.gateway.Browser;
import no.nattro.gateway.GatewayUnderStrain;
import no.nattro.gateway.Line;
import no.nattro.gateway.Services;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayUnderStrain
class ClosedRoutesTest {

    private static final int MORE_THAN_ENOUGH = 8;

    private final int port;
    private final int managementPort;
    private final Browser browser;
    private final CircuitBreakerRegistry breakers;
    private final MeterRegistry metrics;
    private String cookie = "";

    ClosedRoutesTest(@LocalServerPort int port, @LocalManagementPort int managementPort,
            CircuitBreakerRegistry breakers, MeterRegistry metrics) {
        this.port = port;
        this.managementPort = managementPort;
        this.browser = Browser.at(port);
        this.breakers = breakers;
        this.metrics = metrics;
    }

    @BeforeEach
    void a_shopper() {
        Services.answer();
        cookie = browser.get("/api/products").headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }

    @AfterEach
    void every_route_is_open() {
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    @Test
    void each_route_has_its_own_from_the_start_on() {
        assertThat(breakers.getAllCircuitBreakers()).extracting(CircuitBreaker::getName).containsExactlyInAnyOrder(
                "list-products", "show-product", "place-order", "list-orders", "show-order", "cancel-order");
        assertThat(metrics.get("resilience4j.circuitbreaker.state").tag("name", "place-order").tag("state", "closed")
                .gauge().value()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504})
    void a_service_that_says_that_it_is_broken_is_left_alone_after_five_times(int status) {
        Services.answer(okJson("{}").withStatus(status));

        assertThat(IntStream.range(0, MORE_THAN_ENOUGH).map(_ -> buy().statusCode()))
                .containsExactly(status, status, status, status, status, 503, 503, 503);

        assertThat(Services.arrived()).hasSize(5);
    }

    @Test
    void the_others_are_untouched_and_readiness_is_too() throws IOException {
        Services.answer(okJson("{}").withStatus(500));
        IntStream.range(0, MORE_THAN_ENOUGH).forEach(_ -> buy());
        Services.answer();

        assertThat(buy().statusCode()).isEqualTo(503);
        assertThat(look().statusCode()).isEqualTo(200);
        assertThat(browser.get("/api/products").statusCode()).isEqualTo(200);
        try (Line line = Line.plain(managementPort)) {
            assertThat(line.send("GET /actuator/health/readiness HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "\r\n").reply().status()).isEqualTo(200);
        }
    }

    @Test
    void after_the_pause_the_next_good_answer_opens_the_route() {
        Services.answer(okJson("{}").withStatus(500));
        IntStream.range(0, MORE_THAN_ENOUGH).forEach(_ -> buy());
        HttpResponse<String> refused = buy();
        assertThat(refused.body()).contains("urn:nattro:problem:upstream-unavailable",
                "Nothing was done by this request: repeat it with the same Idempotency-Key.");
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        Services.answer();

        await().until(() -> buy().statusCode() == 200);

        assertThat(state("place-order")).isEqualTo(State.CLOSED);
        assertThat(Services.arrived()).as("the probe, and nothing before it").hasSize(1);
    }

    @Test
    void a_flood_at_a_closed_route_is_one_line_that_says_why_it_is_closed(CapturedOutput log) {
        double before = refused();
        Services.answer(okJson("{}").withStatus(502));
        IntStream.range(0, 30).forEach(_ -> buy());

        assertThat(log.getOut().lines().filter(line -> line.contains(" WARN ") && line.contains("/api/orders answered")
                || line.contains("is closed for")))
                .hasSizeBetween(1, 3) // a probe or two may have come between
                .allSatisfy(line -> assertThat(line).contains("place-order is closed for ",
                        "its service fails: it answered 502"));
        assertThat(refused() - before).isBetween(20.0, 25.0);
    }

    @Test
    void a_service_that_says_when_to_come_back_is_asked_again() {
        Services.answer(okJson("{}").withStatus(503).withHeader("Retry-After", "7"));

        for (int i = 0; i < MORE_THAN_ENOUGH; i++) {
            assertThat(buy().headers().firstValue("Retry-After")).contains("7");
        }
        assertThat(Services.arrived()).hasSize(MORE_THAN_ENOUGH);
    }

    @Test
    void a_refusal_is_no_failure() {
        Services.answer(okJson("{}").withStatus(409));
        IntStream.range(0, MORE_THAN_ENOUGH).forEach(_ -> assertThat(buy().statusCode()).isEqualTo(409));
    }

    @Test
    void a_purchase_without_a_shopper_never_reaches_the_breaker() {
        Services.answer(okJson("{}").withStatus(500));
        for (int i = 0; i < 3; i++) {
            buy();
            buy();
            assertThat(browser.post("/api/orders", "{}").statusCode()).isEqualTo(401);
        }

        assertThat(state("place-order")).isEqualTo(State.OPEN);
        assertThat(browser.post("/api/orders", "{}").statusCode()).isEqualTo(401);
    }

    @Test
    void an_answer_that_breaks_off_after_a_good_beginning_counts() {
        Services.answer(okJson("{\"items\": []}").withFault(Fault.MALFORMED_RESPONSE_CHUNK));

        assertThat(IntStream.range(0, 5).filter(_ -> isAnsweredInFull()).count()).isZero();

        assertThat(state("list-orders")).isEqualTo(State.OPEN);
    }

    @Test
    void an_answer_that_trickles_past_its_limit_counts() {
        Services.answer(okJson("x".repeat(200)).withChunkedDribbleDelay(200, 20_000));

        atOnce(5, this::isAnsweredInFull);

        assertThat(state("list-orders")).isEqualTo(State.OPEN);
    }

    @Test
    void clients_that_hang_up_close_nothing() throws IOException {
        Services.answer(okJson("{}").withFixedDelay(500));

        for (int i = 1; i <= MORE_THAN_ENOUGH; i++) {
            int expected = i;
            try (Line line = Line.to(port)) {
                line.send("GET /api/orders HTTP/1.1\r\nHost: localhost\r\nCookie: " + cookie + "\r\n\r\n");
                await().until(() -> Services.arrived().size() == expected);
            }
        }

        Services.answer();
        assertThat(look().statusCode()).isEqualTo(200);
    }

    @Test
    void clients_that_never_finish_their_uploads_close_nothing() {
        atOnce(MORE_THAN_ENOUGH, this::uploadHalf);

        assertThat(state("place-order")).isEqualTo(State.CLOSED);
        assertThat(buy().statusCode()).isEqualTo(200);
    }

    private boolean uploadHalf() {
        try (Line line = Line.to(port)) {
            return line.send("POST /api/orders HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: " + cookie
                    + "\r\nContent-Length: 1000\r\n\r\nonly the beginning").reply().status() == 504;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void atOnce(int times, Runnable call) {
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, times).forEach(_ -> all.execute(call));
        }
    }

    private boolean isAnsweredInFull() {
        try {
            return look().statusCode() == 200;
        } catch (UncheckedIOException brokenOff) {
            return false;
        }
    }

    private double refused() {
        return metrics.get("nattro.gateway.breaker.refused").tag("route", "place-order").counter().count();
    }

    private State state(String route) {
        return breakers.circuitBreaker(route).getState();
    }

    private HttpResponse<String> buy() {
        return browser.post("/api/orders", "{}", "Cookie", cookie, "Idempotency-Key", "k-1");
    }

    private HttpResponse<String> look() {
        return browser.get("/api/orders", "Cookie", cookie);
    }
}

package no.nattro.gateway.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import no.nattro.gateway.Browser;
import no.nattro.gateway.GatewayUnderTest;
import no.nattro.gateway.Services;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Two instances of order-service; the gateway asks each whether it is ready. */
@GatewayUnderTest
@DirtiesContext // it asks for as long as it runs
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeveralInstancesTest {

    @RegisterExtension
    static final WireMockExtension ONE = instance();

    @RegisterExtension
    static final WireMockExtension TWO = instance();

    private final Browser browser;
    private final MeterRegistry metrics;
    private final CircuitBreakerRegistry breakers;
    private String cookie = "";

    SeveralInstancesTest(@LocalServerPort int port, MeterRegistry metrics, CircuitBreakerRegistry breakers) {
        this.breakers = breakers;
        this.browser = Browser.at(port);
        this.metrics = metrics;
    }

    @DynamicPropertySource
    static void instances(DynamicPropertyRegistry registry) {
        registry.add(Services.OTHER_ORDERS, () -> ONE.baseUrl() + "," + TWO.baseUrl());
    }

    /** Not reset from test to test: there is always somebody asking. */
    private static WireMockExtension instance() {
        return WireMockExtension.newInstance().options(options().dynamicPort()).resetOnEachTest(false).build();
    }

    @BeforeAll
    static void both_answer() {
        for (WireMockExtension instance : List.of(ONE, TWO)) {
            instance.stubFor(any(urlMatching("/api/.*")).willReturn(okJson("{}")));
            readyz(instance, 200);
        }
    }

    @BeforeEach
    void both_are_ready() {
        Services.answer();
        cookie = browser.get("/api/products").headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        List.of(ONE, TWO).forEach(instance -> readyz(instance, 200));
        awaitReady(2);
        List.of(ONE, TWO).forEach(instance -> instance.getRuntimeInfo().getWireMock().resetRequests());
    }

    @Test
    void they_take_turns() {
        await().until(() -> look().statusCode() == 200 && arrivals(ONE) >= 3 && arrivals(TWO) >= 3);
    }

    @Test
    void one_that_is_not_ready_gets_no_request_until_it_is() {
        readyz(ONE, 503);
        awaitReady(1);
        IntStream.range(0, 6).forEach(_ -> assertThat(look().statusCode()).isEqualTo(200));
        assertThat(arrivals(ONE)).isZero();
        assertThat(arrivals(TWO)).isEqualTo(6);

        readyz(ONE, 200);
        awaitReady(2);
        await().until(() -> look().statusCode() == 200 && arrivals(ONE) >= 1); // a tenth of the turns at first
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void without_a_ready_one_nothing_is_done_and_the_answer_says_when_to_come_back(String method) {
        readyz(ONE, 503);
        readyz(TWO, 503);
        awaitReady(0);
        double before = refused();

        HttpResponse<String> reply = browser.send(method, "/api/orders", method.equals("POST") ? "{}" : null,
                "Cookie", cookie);

        assertThat(reply.statusCode()).isEqualTo(503);
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(reply.headers().firstValue("Retry-After")).contains("1");
        assertThat(reply.body()).contains("urn:nattro:problem:upstream-unavailable",
                method.equals("POST") ? "repeat it with the same Idempotency-Key" : "Nothing was done: try again.");
        assertThat(arrivals(ONE) + arrivals(TWO)).isZero();
        assertThat(refused()).isEqualTo(before + 1);
    }

    private double refused() {
        return metrics.get("nattro.gateway.turns.refused").tag("upstream", "order").counter().count();
    }

    @Test
    void the_question_says_nothing_of_any_shopper() {
        await().until(() -> !ONE.findAll(getRequestedFor(urlEqualTo("/readyz"))).isEmpty());

        assertThat(ONE.findAll(getRequestedFor(urlEqualTo("/readyz"))))
                .allSatisfy(question -> assertThat(question.getAllHeaderKeys()).map(String::toLowerCase)
                        .doesNotContain("x-shopper-id", "x-request-id", "traceparent", "cookie"));
    }

    @Test
    @Order(Integer.MAX_VALUE) // it leaves one instance out of turn for some seconds
    void one_that_breaks_every_connection_is_out_and_the_route_stays_open_in_a_burst(CapturedOutput log) {
        await().until(() -> look().statusCode() == 200 && arrivals(ONE) >= 3 && arrivals(TWO) >= 3); // both are warm
        ONE.stubFor(any(urlMatching("/api/.*")).willReturn(okJson("{}").withFault(Fault.CONNECTION_RESET_BY_PEER)));

        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 60).forEach(_ -> all.execute(this::look));
        }
        await().until(() -> metrics.get("nattro.upstream.ejections").functionCounter().count() >= 1);
        IntStream.range(0, 10).forEach(_ -> look()); // until it is out for a while, whatever it says of itself
        await().until(() -> look().statusCode() == 200);

        assertThat(breakers.circuitBreaker("list-orders").getState()).isEqualTo(CircuitBreaker.State.CLOSED);
        assertThat(metrics.get("nattro.gateway.breaker.refused").tag("route", "list-orders").counter().count())
                .isZero();
        assertThat(log.getOut()).contains("order at " + ONE.baseUrl());
    }

    private static void readyz(WireMockExtension instance, int status) {
        instance.stubFor(get("/readyz").willReturn(aResponse().withStatus(status)));
    }

    private void awaitReady(int count) {
        await().until(
                () -> metrics.get("nattro.upstream.ready").tag("upstream", "order").gauge().value() == count);
    }

    private HttpResponse<String> look() {
        return browser.get("/api/orders", "Cookie", cookie);
    }

    private static int arrivals(WireMockExtension instance) {
        return instance.findAll(anyRequestedFor(urlEqualTo("/api/orders"))).size();
    }
}

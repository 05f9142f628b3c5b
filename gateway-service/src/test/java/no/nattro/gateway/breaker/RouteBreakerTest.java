package no.nattro.gateway.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.function.Consumer;
import no.nattro.platform.breaker.Passage;
import no.nattro.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class RouteBreakerTest {

    private final CircuitBreakerRegistry registry = CircuitBreakerRegistry.ofDefaults();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @Test
    void it_closes_the_route_after_so_many_failures_in_a_row_and_refuses_every_method_alike() {
        RouteBreaker breaker = breaker(Duration.ofMillis(5_500));
        call(breaker, HttpMethod.GET, RouteBreakerTest::fail, 4);
        call(breaker, HttpMethod.GET, Passage::succeeded, 1);
        call(breaker, HttpMethod.GET, RouteBreakerTest::fail, 4);
        assertThat(state()).isEqualTo(State.CLOSED);

        call(breaker, HttpMethod.GET, RouteBreakerTest::fail, 1);

        ProblemException read = refusal(breaker, HttpMethod.GET);
        assertThat(read.type().status()).isEqualTo(503);
        assertThat(read.retryAfterSeconds()).contains("6");
        assertThat(read.detail()).endsWith("Nothing was done: try again.");
        assertThat(refusal(breaker, HttpMethod.POST).detail())
                .endsWith("Nothing was done by this request: repeat it with the same Idempotency-Key.");
        assertThat(metrics.get("nattro.gateway.breaker.refused").tag("route", "a-route").counter().count())
                .isEqualTo(2);
    }

    @Test
    void a_call_that_teaches_nothing_neither_counts_nor_ends_the_row() {
        RouteBreaker breaker = breaker(Duration.ofMinutes(1));
        call(breaker, HttpMethod.GET, RouteBreakerTest::fail, 4);
        call(breaker, HttpMethod.GET, Passage::taughtNothing, 20);
        assertThat(state()).isEqualTo(State.CLOSED);

        call(breaker, HttpMethod.GET, RouteBreakerTest::fail, 1);

        assertThat(state()).isEqualTo(State.OPEN);
    }

    @Test
    void after_the_pause_one_call_is_let_through_and_its_success_opens_the_route_again() {
        RouteBreaker breaker = closed(Duration.ofMillis(50));

        Passage probe = probe(breaker);
        assertThat(refusal(breaker, HttpMethod.GET).retryAfterSeconds()).contains("1");
        probe.succeeded();

        assertThat(state()).isEqualTo(State.CLOSED);
    }

    @Test
    void a_probe_that_teaches_nothing_leaves_its_place_to_the_next() {
        RouteBreaker breaker = closed(Duration.ofMillis(50));
        probe(breaker).taughtNothing();

        call(breaker, HttpMethod.GET, Passage::succeeded, 1);

        assertThat(state()).isEqualTo(State.CLOSED);
    }

    @Test
    void a_probe_that_fails_closes_the_route_for_longer() {
        RouteBreaker breaker = closed(Duration.ofMillis(600));

        probe(breaker).failed("it answered 500");

        assertThat(refusal(breaker, HttpMethod.GET).retryAfterSeconds()).contains("2"); // 1.2 s
    }

    @Test
    void how_long_the_service_is_left_alone_is_measured_as_long_as_it_is() {
        RouteBreaker breaker = breaker(Duration.ofSeconds(1));
        assertThat(pause()).isZero();

        call(breaker, HttpMethod.GET, RouteBreakerTest::fail, 5);
        assertThat(pause()).isGreaterThan(0).isLessThanOrEqualTo(1);

        Passage probe = probe(breaker);
        assertThat(pause()).isZero();
        probe.failed("it answered 500");
        assertThat(pause()).isGreaterThan(1).isLessThanOrEqualTo(2);

        registry.circuitBreaker("a-route").transitionToClosedState();
        assertThat(pause()).isZero();
    }

    @Test
    void a_call_ends_once() {
        RouteBreaker breaker = breaker(Duration.ofMinutes(1));

        call(breaker, HttpMethod.GET, passage -> {
            passage.succeeded();
            passage.failed("it answered 500");
            passage.taughtNothing();
        }, 10);

        assertThat(registry.circuitBreaker("a-route").getMetrics().getNumberOfFailedCalls()).isZero();
    }

    @Test
    void it_is_registered_before_the_first_call() {
        breaker(Duration.ofMinutes(1));

        assertThat(registry.find("a-route")).isPresent();
    }

    private RouteBreaker breaker(Duration basePause) {
        return new RouteBreaker("a-route", new BreakerProperties(5, basePause, Duration.ofMinutes(1)),
                Duration.ofSeconds(4), registry, metrics);
    }

    private RouteBreaker closed(Duration basePause) {
        RouteBreaker breaker = breaker(basePause);
        call(breaker, HttpMethod.GET, RouteBreakerTest::fail, 5);
        return breaker;
    }

    private double pause() {
        return metrics.get("nattro.gateway.breaker.pause").tag("route", "a-route").gauge().value();
    }

    private State state() {
        return registry.circuitBreaker("a-route").getState();
    }

    private static void call(RouteBreaker breaker, HttpMethod method, Consumer<Passage> end, int times) {
        for (int i = 0; i < times; i++) {
            end.accept(passage(breaker, method));
        }
    }

    private static Passage probe(RouteBreaker breaker) {
        return await().pollInterval(Duration.ofMillis(10)).ignoreExceptionsInstanceOf(ProblemException.class)
                .until(() -> passage(breaker, HttpMethod.GET), _ -> true);
    }

    private static ProblemException refusal(RouteBreaker breaker, HttpMethod method) {
        try {
            passage(breaker, method);
        } catch (ProblemException refusal) {
            return refusal;
        }
        throw new AssertionError("let through");
    }

    private static Passage passage(RouteBreaker breaker, HttpMethod method) {
        MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.method(method, "/"));
        breaker.filter(exchange, _ -> Mono.empty()).block();
        return Breakers.passageOf(exchange).orElseThrow();
    }

    private static void fail(Passage passage) {
        passage.failed("it answered 500");
    }
}

package no.nattro.gateway.breaker;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import no.nattro.gateway.problem.Advice;
import no.nattro.gateway.problem.GatewayProblem;
import no.nattro.platform.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Lets the calls of one route through to their service, or refuses them at once while the service is given a rest. It asks
 * here and hears of the end through the {@link Passage}: only the way that a call takes knows whether its end says anything
 * about the service.
 */
final class RouteBreaker implements GatewayFilter {

    private static final Logger log = LoggerFactory.getLogger(RouteBreaker.class);
    private static final float ALL = 100; // percent of the window: so many in a row, since any good call lies between

    private final BreakerProperties properties;
    private final CircuitBreaker breaker;
    private final Counter refused;
    private volatile long reopensAt = System.nanoTime();
    private volatile String lastFailure = "";

    RouteBreaker(String route, BreakerProperties properties, Duration longestCall, CircuitBreakerRegistry registry,
            MeterRegistry metrics) {
        this.properties = properties;
        this.breaker = registry.circuitBreaker(route, CircuitBreakerConfig.custom()
                .slidingWindow(properties.failures(), properties.failures(), SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(ALL)
                .waitIntervalFunctionInOpenState(this::opening)
                .permittedNumberOfCallsInHalfOpenState(1)
                // A probe whose end is never told would keep it half open for ever.
                .maxWaitDurationInHalfOpenState(longestCall.multipliedBy(2))
                .build());
        breaker.getEventPublisher().onError(event -> lastFailure = event.getThrowable().getMessage()); // before it opens
        breaker.getEventPublisher().onStateTransition(event -> tell(event.getStateTransition()));
        this.refused = Counter.builder("nattro.gateway.breaker.refused").tag("route", route)
                .description("Calls that were refused because their service failed before").register(metrics);
    }

    /** resilience4j tells nobody when it lets the next call through, but asks for the pause at the moment it opens. */
    private long opening(int time) {
        Duration pause = properties.pause(time);
        reopensAt = System.nanoTime() + pause.toNanos();
        return pause.toMillis();
    }

    private void tell(StateTransition transition) {
        switch (transition.getToState()) {
            case OPEN -> log.warn("{} is closed for {} ms, its service fails: {}", breaker.getName(), left().toMillis(),
                    lastFailure);
            case CLOSED -> log.info("{} is open again", breaker.getName());
            default -> log.debug("{}: {}", breaker.getName(), transition);
        }
    }

    private Duration left() {
        return Duration.ofNanos(Math.max(0, reopensAt - System.nanoTime()));
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        if (!breaker.tryAcquirePermission()) {
            refused.increment();
            return Mono.error(refusal(exchange.getRequest().getMethod()));
        }
        new Passage(breaker).isOf(exchange);
        return chain.filter(exchange);
    }

    private ProblemException refusal(HttpMethod method) {
        return new ProblemException(GatewayProblem.UPSTREAM_UNAVAILABLE,
                "The service has failed call after call and is left alone for a while. " + Advice.notSent(method),
                left(), null);
    }

    @Override
    public String toString() {
        return breaker.toString();
    }
}

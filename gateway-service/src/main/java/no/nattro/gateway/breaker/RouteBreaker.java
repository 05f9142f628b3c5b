package no.nattro.gateway.breaker;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import no.nattro.gateway.problem.Advice;
import no.nattro.gateway.problem.GatewayProblem;
import no.nattro.platform.breaker.Breaker;
import no.nattro.platform.breaker.BreakerWatch;
import no.nattro.platform.breaker.Passage;
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

    private final Breaker breaker;
    private final Counter refused;

    RouteBreaker(String route, BreakerProperties properties, Duration longestCall, CircuitBreakerRegistry registry,
            MeterRegistry metrics) {
        this.breaker = new Breaker(route, properties.settings(), longestCall, registry, new InTheLog(route));
        this.refused = Counter.builder("nattro.gateway.breaker.refused").tag("route", route)
                .description("Calls that were refused because their service failed before").register(metrics);
        Gauge.builder("nattro.gateway.breaker.pause", breaker, RouteBreaker::seconds).tag("route", route)
                .description(
                        "Time until the next request is let through to a service that is left alone; else 0")
                .baseUnit("seconds").strongReference(true).register(metrics);
    }

    private static double seconds(Breaker breaker) {
        return (double) breaker.pause().toNanos() / TimeUnit.SECONDS.toNanos(1);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Optional<Passage> passage = breaker.enter();
        if (passage.isEmpty()) {
            refused.increment();
            return Mono.error(refusal(exchange.getRequest().getMethod()));
        }
        exchange.getAttributes().put(Breakers.PASSAGE, passage.get());
        return chain.filter(exchange);
    }

    private ProblemException refusal(HttpMethod method) {
        return new ProblemException(GatewayProblem.UPSTREAM_UNAVAILABLE,
                "The service has failed call after call and is left alone for a while. " + Advice.notSent(method),
                breaker.pause(), null);
    }

    @Override
    public String toString() {
        return breaker.toString();
    }

    private record InTheLog(String route) implements BreakerWatch {

        @Override
        public void opened(Duration pause, String lastFailure) {
            log.warn("{} is closed for {} ms, its service fails: {}", route, pause.toMillis(), lastFailure);
        }

        @Override
        public void closed() {
            log.info("{} is open again", route);
        }
    }
}

package no.nattro.gateway.breaker;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import no.nattro.gateway.GatewayProperties;
import no.nattro.platform.breaker.Passage;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.RouteToRequestUrlFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Makes the breakers of the routes. */
@Component
public class Breakers {

    /** Behind everything that refuses a request for its own sake, before an instance is chosen. */
    public static final int ORDER = RouteToRequestUrlFilter.ROUTE_TO_URL_FILTER_ORDER - 1;

    static final String PASSAGE = Passage.class.getName();

    private final BreakerProperties properties;
    private final Duration longestCall;
    private final CircuitBreakerRegistry registry;
    private final MeterRegistry metrics;

    Breakers(BreakerProperties properties, GatewayProperties gateway, CircuitBreakerRegistry registry,
            MeterRegistry metrics) {
        this.properties = properties;
        this.longestCall = gateway.budget();
        this.registry = registry;
        this.metrics = metrics;
    }

    /** The route's own, to stand at {@link #ORDER} among its filters. It is there, and measured, from now on. */
    public GatewayFilter of(String route) {
        return new RouteBreaker(route, properties, longestCall, registry, metrics);
    }

    /** The permission of this request to go on to its service, if it was let through. */
    public static Optional<Passage> passageOf(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getAttribute(PASSAGE));
    }
}

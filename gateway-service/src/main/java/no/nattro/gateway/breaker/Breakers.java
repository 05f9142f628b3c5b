package no.nattro.gateway.breaker;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import no.nattro.gateway.GatewayProperties;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.RouteToRequestUrlFilter;
import org.springframework.stereotype.Component;

/** Makes the breakers of the routes. */
@Component
public class Breakers {

    /** Behind everything that refuses a request for its own sake, before an instance is chosen. */
    public static final int ORDER = RouteToRequestUrlFilter.ROUTE_TO_URL_FILTER_ORDER - 1;

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
}

package no.nattro.platform.breaker;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Makes the breakers in front of the neighbours, whatever they are called with. */
public final class NeighbourBreakers {

    private final CircuitBreakerRegistry registry;
    private final MeterRegistry metrics;
    private final LongSupplier nanos;

    public NeighbourBreakers(CircuitBreakerRegistry registry, MeterRegistry metrics) {
        this(registry, metrics, System::nanoTime);
    }

    /** The same, on a clock of the caller's: nanoseconds from any origin, never going back. */
    public NeighbourBreakers(CircuitBreakerRegistry registry, MeterRegistry metrics, LongSupplier nanos) {
        this.registry = registry;
        this.metrics = metrics;
        this.nanos = nanos;
    }

    /** Breakers that no metric shows, for rehearsals. */
    public static NeighbourBreakers unseen() {
        return new NeighbourBreakers(CircuitBreakerRegistry.ofDefaults(), new SimpleMeterRegistry());
    }

    /**
     * The breaker in front of this neighbour. It is there, and measured, from now on: as {@code resilience4j.circuitbreaker.*}
     * with tag {@code name}, {@code nattro.upstream.refused} and {@code nattro.upstream.breaker.pause} with tag
     * {@code upstream}.
     *
     * @param longestCall the time within which each passage is told its end
     */
    public NeighbourBreaker of(String neighbour, BreakerSettings settings, Duration longestCall) {
        return new NeighbourBreaker(neighbour, settings, longestCall, registry, metrics, nanos);
    }
}

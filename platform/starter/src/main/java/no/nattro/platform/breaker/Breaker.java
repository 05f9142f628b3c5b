package no.nattro.platform.breaker;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets calls through, or refuses them while the neighbour is given a rest. It hears of the end of each through its
 * {@link Passage}: only the way that a call takes knows whether its end says anything about the neighbour.
 */
public final class Breaker {

    private static final Logger log = LoggerFactory.getLogger(Breaker.class);
    private static final float ALL = 100; // percent of the window: so many in a row, since any success lies between
    private static final Duration SLOW = Duration.ofDays(365); // how slow a call may be is its limit's business, not ours

    private final BreakerSettings settings;
    private final LongSupplier nanos;
    private final BreakerWatch watch;
    private final CircuitBreaker breaker;
    private volatile Duration opensFor = Duration.ZERO;
    private volatile long reopensAt;
    private volatile String lastFailure = "";

    /**
     * It is in the registry, and measured, from now on; also one that is switched off, as {@code disabled}.
     *
     * @param longestCall the time within which each passage is told its end
     */
    public Breaker(String name, BreakerSettings settings, Duration longestCall, CircuitBreakerRegistry registry,
            BreakerWatch watch) {
        this(name, settings, longestCall, registry, watch, System::nanoTime);
    }

    Breaker(String name, BreakerSettings settings, Duration longestCall, CircuitBreakerRegistry registry,
            BreakerWatch watch, LongSupplier nanos) {
        this.settings = settings;
        this.nanos = nanos;
        this.watch = watch;
        this.breaker = registry.circuitBreaker(name, CircuitBreakerConfig.custom()
                .slidingWindow(settings.failures(), settings.failures(), SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(ALL)
                .slowCallDurationThreshold(SLOW)
                .waitIntervalFunctionInOpenState(this::opening)
                .permittedNumberOfCallsInHalfOpenState(1)
                // A probe whose end is never told would keep it half open for ever. Not just above the longest call: a probe
                // that taught nothing waits for the next call, and none coming is no reason to open for longer.
                .maxWaitDurationInHalfOpenState(longestCall.multipliedBy(2).plus(settings.basePause()))
                .clock(new MonotonicClock(nanos))
                .build());
        breaker.getEventPublisher().onError(event -> lastFailure = event.getThrowable().getMessage()); // before it opens
        breaker.getEventPublisher().onStateTransition(event -> tell(event.getStateTransition()));
        if (!settings.enabled()) {
            breaker.transitionToDisabledState();
        }
    }

    /** resilience4j tells nobody when it lets the next call through, but asks for the pause at the moment it opens. */
    private long opening(int time) {
        opensFor = settings.pause(time);
        reopensAt = nanos.getAsLong() + opensFor.toNanos();
        return opensFor.toMillis();
    }

    private void tell(StateTransition transition) {
        switch (transition.getToState()) {
            case OPEN -> watch.opened(opensFor, lastFailure);
            case CLOSED -> watch.closed();
            default -> log.debug("{}: {}", breaker.getName(), transition);
        }
    }

    /** Lets a call through, whose end must be told to its passage; empty when it is refused. */
    public Optional<Passage> enter() {
        return breaker.tryAcquirePermission() ? Optional.of(new Passage(breaker)) : Optional.empty();
    }

    /** How long nobody is let through; zero when it is not open, or the next call will be the probe. */
    public Duration pause() {
        return breaker.getState() == State.OPEN
                ? Duration.ofNanos(Math.max(0, reopensAt - nanos.getAsLong()))
                : Duration.ZERO;
    }

    @Override
    public String toString() {
        return breaker.toString();
    }
}

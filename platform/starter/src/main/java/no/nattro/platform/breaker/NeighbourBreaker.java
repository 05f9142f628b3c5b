package no.nattro.platform.breaker;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The breaker in front of one neighbour: what it refuses is counted, and how it stands is told once in the log. */
public final class NeighbourBreaker {

    private static final Logger log = LoggerFactory.getLogger(NeighbourBreaker.class);

    private final Breaker breaker;
    private final Counter refused;

    NeighbourBreaker(String neighbour, BreakerSettings settings, Duration longestCall, CircuitBreakerRegistry registry,
            MeterRegistry metrics, LongSupplier nanos) {
        this.breaker = new Breaker(neighbour, settings, longestCall, registry, new InTheLog(neighbour), nanos);
        this.refused = Counter.builder("nattro.upstream.refused").tag("upstream", neighbour).tag("brake", "breaker")
                .description("Calls that this service did not send, by what held them back").register(metrics);
        Gauge.builder("nattro.upstream.breaker.pause", breaker, NeighbourBreaker::seconds).tag("upstream", neighbour)
                .description("Time until the breaker lets the next probe through; 0 when it is not open")
                .baseUnit("seconds").strongReference(true).register(metrics);
    }

    private static double seconds(Breaker breaker) {
        return (double) breaker.pause().toNanos() / TimeUnit.SECONDS.toNanos(1);
    }

    /** Lets a call through, whose end must be told to its passage; empty when it is refused, which is counted. */
    public Optional<Passage> enter() {
        Optional<Passage> passage = breaker.enter();
        if (passage.isEmpty()) {
            refused.increment();
        }
        return passage;
    }

    /** Whether every call is refused now; work that can wait need not even be begun. */
    public boolean isPausing() {
        return breaker.pause().isPositive();
    }

    /** Why a call was refused just now, for whoever has to live with it. */
    public String why() {
        Duration pause = breaker.pause();
        return pause.isPositive()
                ? "breaker open for another " + pause.toMillis() + " ms"
                : "breaker open but for one probe";
    }

    private record InTheLog(String neighbour) implements BreakerWatch {

        @Override
        public void opened(Duration pause, String lastFailure) {
            log.warn("{} fails and is left alone for {} ms: {}", neighbour, pause.toMillis(), lastFailure);
        }

        @Override
        public void closed() {
            log.info("{} is well again, its breaker is closed", neighbour);
        }
    }
}

package no.nattro.platform.upstream;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The places of a neighbour's calls: as many as its pool has connections, and some to wait for one. Whoever finds all taken
 * is refused at once: a further queue would only be a slower refusal, and hold a thread and its memory until then.
 */
final class Places {

    private final Bulkhead bulkhead;
    private final UpstreamMeters meters;

    private Places(Bulkhead bulkhead, UpstreamMeters meters) {
        this.bulkhead = bulkhead;
        this.meters = meters;
    }

    static Places of(String name, int places, BulkheadRegistry registry, UpstreamMeters meters) {
        return new Places(registry.bulkhead(name, BulkheadConfig.custom()
                .maxConcurrentCalls(places)
                .maxWaitDuration(Duration.ZERO)
                .build()), meters);
    }

    <T, R> AttemptResult<T, R> run(Supplier<AttemptResult<T, R>> attempt) {
        if (!bulkhead.tryAcquirePermission()) {
            meters.refused(Brake.BULKHEAD);
            return AttemptResult.taughtNothing(new Outcome.NotSent<>("too many calls are under way"));
        }
        try {
            return attempt.get();
        } finally {
            bulkhead.onComplete();
        }
    }

    int taken() {
        Bulkhead.Metrics now = bulkhead.getMetrics();
        return now.getMaxAllowedConcurrentCalls() - now.getAvailableConcurrentCalls();
    }
}

package no.nattro.gateway.guard;

import io.micrometer.core.instrument.Gauge;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** What all held bodies may weigh together. */
@Component
class HeldBytes {

    private final long limit;
    private final GuardMetrics metrics;
    private final AtomicLong held = new AtomicLong();

    HeldBytes(GuardProperties guards, GuardMetrics metrics) {
        this.limit = guards.heldBodies().toBytes();
        this.metrics = metrics;
        Gauge.builder("nattro.gateway.bodies.held", held, AtomicLong::get).baseUnit("bytes")
                .description("bytes of bodies that are arriving or being passed on").register(metrics.meters());
    }

    /** False when they are too many; then none of them is held. */
    boolean take(int bytes) {
        if (held.addAndGet(bytes) > limit) {
            held.addAndGet(-bytes);
            metrics.bodyRefused();
            return false;
        }
        return true;
    }

    void give(int bytes) {
        held.addAndGet(-bytes);
    }
}

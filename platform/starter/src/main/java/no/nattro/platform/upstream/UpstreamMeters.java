package no.nattro.platform.upstream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/** What is measured of the calls to one neighbour. All of it exists from the start, so that a dashboard shows zeros. */
final class UpstreamMeters {

    private final Map<Brake, Counter> refused = new EnumMap<>(Brake.class);
    private final AtomicInteger sent = new AtomicInteger();

    UpstreamMeters(String neighbour, MeterRegistry metrics) {
        for (Brake brake : Brake.values()) {
            refused.put(brake, Counter.builder("nattro.upstream.refused").tag("upstream", neighbour)
                    .tag("brake", brake.tag())
                    .description("Calls that this service did not send, by what held them back").register(metrics));
        }
    }

    /** Shows how many places there are, how many calls are on a connection, and how many only have their place. */
    void show(String neighbour, int places, IntSupplier taken, MeterRegistry metrics) {
        Gauge.builder("nattro.upstream.places", () -> places).tag("upstream", neighbour)
                .description("Calls that may be under way or wait for a connection").register(metrics);
        Gauge.builder("nattro.upstream.calls", sent::get).tag("upstream", neighbour).tag("state", "sent")
                .description("Calls that are on a connection, or wait for one").register(metrics);
        // Read one after the other, the two may cross: a place is given back a moment after the connection.
        Gauge.builder("nattro.upstream.calls", () -> Math.max(0, taken.getAsInt() - sent.get()))
                .tag("upstream", neighbour).tag("state", "waiting")
                .description("Calls that are on a connection, or wait for one").register(metrics);
    }

    void refused(Brake brake) {
        refused.get(brake).increment();
    }

    void departed() {
        sent.incrementAndGet();
    }

    void ended() {
        sent.decrementAndGet();
    }
}

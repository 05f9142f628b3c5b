package no.nattro.demo.watch;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Remembers what the counters of one process said before: what happened in between is the difference. */
final class Pace {

    private static final double NANOS = 1_000_000_000;

    private final LongSupplier nanoTime;
    private final Map<String, Seen> before = new HashMap<>();
    private @Nullable Seen nothing;

    private record Seen(double total, long at) {}

    Pace(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** @param total null when there is no such counter */
    @Nullable
    Counted of(String counter, @Nullable Double total) {
        if (total == null) {
            return null;
        }
        Seen now = new Seen(total, nanoTime.getAsLong());
        Seen last = before.getOrDefault(counter, nothing);
        before.put(counter, now);
        return new Counted(Math.round(total), last == null || now.at() <= last.at()
                ? null
                : (now.total() - last.total()) / ((now.at() - last.at()) / NANOS));
    }

    /** All counters have been seen: one that shows up later has been 0 until now. */
    void sawAll() {
        nothing = new Seen(0, nanoTime.getAsLong());
    }
}

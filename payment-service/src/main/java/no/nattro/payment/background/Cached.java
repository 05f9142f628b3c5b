package no.nattro.payment.background;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * What a gauge shows and a query costs. However many gauges are read how often, the database is asked once in a while, and
 * only if somebody reads.
 */
public final class Cached<T> {

    /** Well under the interval at which metrics are read, so that each reading is a new one. */
    private static final Duration MAX_AGE = Duration.ofSeconds(5);

    private final Supplier<T> query;
    private final LongSupplier nanos;
    private Optional<T> value = Optional.empty();
    private boolean asked;
    private long askedAt;

    public Cached(Supplier<T> query) {
        this(query, System::nanoTime);
    }

    Cached(Supplier<T> query, LongSupplier nanos) {
        this.query = query;
        this.nanos = nanos;
    }

    /** Not a number while the database does not say. */
    public double get(ToDoubleFunction<T> number) {
        return current().map(number::applyAsDouble).orElse(Double.NaN);
    }

    private synchronized Optional<T> current() {
        long now = nanos.getAsLong();
        if (!asked || now - askedAt >= MAX_AGE.toNanos()) {
            asked = true;
            askedAt = now;
            value = ask();
        }
        return value;
    }

    private Optional<T> ask() {
        try {
            return Optional.of(query.get());
        } catch (RuntimeException _) {
            return Optional.empty(); // whoever works on that database says that it is away
        }
    }
}

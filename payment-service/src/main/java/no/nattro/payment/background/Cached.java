package no.nattro.payment.background;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a gauge shows and a query costs. However many gauges are read how often, the database is asked once in a while,
 * and only if somebody reads.
 */
public final class Cached<T> {

    private static final Logger log = LoggerFactory.getLogger(Cached.class);

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
        } catch (RuntimeException failure) {
            log.debug("No number for a gauge", failure); // whoever works on that database says louder that it is away
            return Optional.empty();
        }
    }
}

package no.nattro.gateway.limit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What passed because nobody could count it: all of it in the metric, a line in the log now and then. */
class Uncounted {

    private static final Logger log = LoggerFactory.getLogger(Uncounted.class);
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

    private final LongSupplier nanoTime;
    private final Counter counter;
    private final AtomicLong nextLine;

    Uncounted(MeterRegistry metrics, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.counter = Counter.builder("nattro.gateway.rate-limit.unavailable")
                .description("Requests that passed uncounted because Redis did not answer").register(metrics);
        this.nextLine = new AtomicLong(nanoTime.getAsLong());
    }

    void add() {
        counter.increment();
    }

    void add(Throwable reason) {
        add();
        long now = nanoTime.getAsLong();
        long next = nextLine.get();
        if (now - next >= 0 && nextLine.compareAndSet(next, now + BETWEEN_LINES.toNanos())) {
            log.warn("Requests pass without a rate limit, Redis does not answer: {}", reason.toString());
        }
    }
}

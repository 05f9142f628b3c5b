package no.nattro.gateway.limit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * Who may ask somebody who may not answer. After a failure nobody does for a while, then one for all: else each request would
 * wait for the same silence, and one that counts twice would wait twice.
 */
class Turns {

    private static final Duration STEP = Duration.ofMillis(200); // a short silence costs little
    private static final Duration LONGEST = Duration.ofSeconds(2); // and after a long one the limit is soon back

    private final LongSupplier nanoTime;
    private final Turn everybody = new Turn(0, 0);
    private final AtomicReference<Turn> current = new AtomicReference<>(everybody);

    Turns(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Empty when it is not the time to ask. */
    Optional<Turn> next() {
        Turn turn = current.get();
        if (turn == everybody) {
            return Optional.of(turn);
        }
        long now = nanoTime.getAsLong();
        Turn mine = after(now, turn.failures);
        return now - turn.pauseEnds >= 0 && current.compareAndSet(turn, mine) ? Optional.of(mine) : Optional.empty();
    }

    /** True when that ends a time of failures. */
    boolean answered(Turn turn) {
        return turn != everybody && current.compareAndSet(turn, everybody);
    }

    /** Of all that asked in one turn, the first failure counts. Returns how many turns have failed in a row. */
    int failed(Turn turn) {
        current.compareAndSet(turn, after(nanoTime.getAsLong(), turn.failures + 1));
        return current.get().failures;
    }

    private static Turn after(long now, int failures) {
        return new Turn(failures, now + Math.min(failures * STEP.toNanos(), LONGEST.toNanos()));
    }

    /** A permission to ask; a class for its identity. */
    static final class Turn {

        private final int failures;
        private final long pauseEnds;

        private Turn(int failures, long pauseEnds) {
            this.failures = failures;
            this.pauseEnds = pauseEnds;
        }
    }
}

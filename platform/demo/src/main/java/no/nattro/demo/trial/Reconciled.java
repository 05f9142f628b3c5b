package no.nattro.demo.trial;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import no.nattro.demo.books.Reconciliation;

/** Waits for what payment-service says of its books and the bank's. What it said during the faults is not about their end. */
final class Reconciled {

    /** Its interval by itself is a minute; a run that was killed is taken up when its lease is over. */
    static final Duration LIMIT = Duration.ofSeconds(75);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Supplier<Reconciliation> last;
    private final Duration limit;

    Reconciled(Supplier<Reconciliation> last, Duration limit) {
        this.last = last;
        this.limit = limit;
    }

    /** Returns with what is wrong, in a sentence; with nothing after a clean run that has ended since then. */
    Optional<String> since(Instant healed) {
        long start = System.nanoTime();
        while (true) {
            Reconciliation now = last.get();
            boolean isRecent = now.finishedAt() != null && Instant.parse(now.finishedAt()).isAfter(healed);
            if (isRecent && !now.wantsAPerson()) {
                return Optional.empty();
            }
            if (isRecent && now.flagged() > 0) {
                return Optional.of("Reconciliation wants a person: " + now);
            }
            if (System.nanoTime() - start > limit.toNanos()) {
                return Optional.of("No reconciliation has succeeded within " + limit.toSeconds()
                        + " s after everything was healed: " + now);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }
}

package no.nattro.demo.books.audit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import no.nattro.demo.books.Books;
import no.nattro.demo.books.history.History;
import no.nattro.demo.books.history.Replays;
import no.nattro.demo.home.DemoFailed;
import org.jspecify.annotations.Nullable;

/**
 * The whole check of a running system: its books, and what its clients were told.
 *
 * @param door through which the history's keys are asked again; opened only when that is done
 */
public record Checker(Books books, Supplier<Replays.Door> door) {

    /** Longer than anything that is merely under way between two statements. */
    private static final Duration BETWEEN_READINGS = Duration.ofSeconds(1);

    /**
     * @param atRest  whether nobody buys any more, and everything has had its time to end
     * @param history null when nothing was recorded
     * @throws DemoFailed when the books cannot be read, or the shop does not answer
     */
    public AuditReport check(boolean atRest, @Nullable History history) {
        Replays replays = history == null || !atRest ? null : Replays.of(history, books.read(), door.get());
        return new Audit(Invariants.of(atRest, history, replays),
                () -> LockSupport.parkNanos(BETWEEN_READINGS.toNanos())).of(books::read);
    }
}

package no.nattro.demo.trial;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import no.nattro.demo.books.Reading;
import no.nattro.demo.books.Story;

/** Waits until no order is under way any more. Whether one should not be is not decided here, but by the check that follows. */
final class Quiescence {

    /** I9 gives an order a minute; who stops before that minute is over cannot see who came too late. */
    private static final Duration LIMIT = Duration.ofSeconds(75);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private Quiescence() {}

    /**
     * Returns when it is quiet, or when it should have been.
     *
     * @param underWay told how many orders are
     */
    static void await(Supplier<Reading> books, IntConsumer underWay) {
        long start = System.nanoTime();
        while (true) {
            int open = (int) books.get().stories().filter(Story::isInFlight).count();
            underWay.accept(open);
            if (open == 0 || System.nanoTime() - start > LIMIT.toNanos()) {
                return;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }
}

package no.nattro.demo.books.audit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import no.nattro.demo.books.Reading;
import no.nattro.demo.books.Story;

/** Waits until no order is under way any more. Whether one should not be is not decided here, but by the check that follows. */
public final class Quiescence {

    /** I9 gives an order a minute; who stops before that minute is over cannot see who came too late. */
    private static final Duration LIMIT = Duration.ofSeconds(75);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** The gateway's budget and the client's: a request that was broken off may be under way for so long, without an order. */
    private static final Duration STRAGGLERS = Duration.ofSeconds(5);

    /** Between two of them, a straggler's order is seen. */
    private static final int QUIET_LOOKS = 2;

    private final Supplier<Reading> books;
    private final IntConsumer underWay;

    /** @param underWay told how many orders are */
    public Quiescence(Supplier<Reading> books, IntConsumer underWay) {
        this.books = books;
        this.underWay = underWay;
    }

    /**
     * Returns when it is quiet, or when it should have been.
     *
     * @param sinceClients how long ago the clients have stopped
     */
    public void await(Duration sinceClients) {
        long start = System.nanoTime();
        LockSupport.parkNanos(STRAGGLERS.minus(sinceClients).toNanos());
        int quiet = 0;
        while (true) {
            int open = (int) books.get().stories().filter(Story::isInFlight).count();
            underWay.accept(open);
            quiet = open == 0 ? quiet + 1 : 0;
            if (quiet == QUIET_LOOKS || System.nanoTime() - start > LIMIT.toNanos()) {
                return;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }
}

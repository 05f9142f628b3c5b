package no.nattro.demo.lesson.load;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import no.nattro.demo.client.FrontDoor;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.lesson.Time;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is due when it is due, whether what was sent before is answered or not. What one visit takes counts from when it was
 * due: a load that is late itself must not look like a shop that is fast.
 */
public final class SteadyLoad implements AutoCloseable {

    /** Longer than anybody waits for an answer. */
    private static final Duration LAST_ANSWERS = FrontDoor.BUDGET.plusSeconds(1);

    private final Timetable timetable;
    private final Customers customers;
    private final Time time;
    private final Visits visits = new Visits();
    private final ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread dispatcher = Thread.ofPlatform().daemon().name("load").unstarted(this::run);
    private volatile boolean isOver;
    private volatile @Nullable Throwable failure;

    public SteadyLoad(Timetable timetable, Customers customers, Time time) {
        this.timetable = timetable;
        this.customers = customers;
        this.time = time;
    }

    public SteadyLoad start() {
        dispatcher.start();
        return this;
    }

    private void run() {
        Duration begun = time.now();
        try {
            for (long number = 0; !isOver; number++) {
                Duration due = begun.plus(timetable.due(number));
                time.await(due);
                Kind kind = timetable.kind(number);
                customers.next(kind).ifPresentOrElse(deed -> hands.execute(() -> visit(kind, due, deed)),
                        () -> visits.holdBack(kind, due));
            }
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private void visit(Kind kind, Duration due, Supplier<String> deed) {
        try {
            Duration late = time.now().minus(due);
            String answer = deed.get();
            visits.add(new Visit(kind, due, late, time.now().minus(due), answer));
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private void fail(Throwable e) {
        if (!isOver) {
            failure = e;
        }
    }

    public Visits visits() {
        return visits;
    }

    /** @throws DemoFailed when it does not go on as it should: what was measured then is worth nothing */
    public void requireGoing() {
        Throwable failed = failure;
        if (failed != null) {
            throw failed instanceof DemoFailed told ? told : new DemoFailed("The load has failed: " + failed, failed);
        }
    }

    /**
     * Sends nothing more, and returns when everything is answered.
     *
     * @throws DemoFailed when that takes longer than anybody waits
     */
    public void stop() {
        requireGoing();
        isOver = true;
        dispatcher.interrupt();
        hands.shutdown();
        try {
            if (!hands.awaitTermination(LAST_ANSWERS.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new DemoFailed("Some requests of the load have not ended " + LAST_ANSWERS.toSeconds()
                        + " s after the last was sent");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("Interrupted", e);
        }
    }

    /** Breaks off whatever is under way; by any thread. */
    @Override
    public void close() {
        isOver = true;
        dispatcher.interrupt();
        hands.shutdownNow();
    }
}

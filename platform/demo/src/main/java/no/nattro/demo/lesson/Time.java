package no.nattro.demo.lesson;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import no.nattro.demo.home.DemoFailed;

/** The time of one lesson. Moments are counted from its beginning, by a clock that nobody sets. */
public interface Time {

    Duration now();

    /**
     * Returns at that moment, or at once if it is over.
     *
     * @throws DemoFailed when the thread is interrupted
     */
    void await(Duration moment);

    /** What the databases' clock shows at that moment. */
    Instant onTheWall(Duration moment);

    /** Begins now. */
    static Time of(InstantSource wall) {
        long begun = System.nanoTime();
        Instant begunAt = wall.instant();
        return new Time() {

            @Override
            public Duration now() {
                return Duration.ofNanos(System.nanoTime() - begun);
            }

            @Override
            public void await(Duration moment) {
                try {
                    TimeUnit.NANOSECONDS.sleep(moment.minus(now()).toNanos());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new DemoFailed("Interrupted", e);
                }
            }

            @Override
            public Instant onTheWall(Duration moment) {
                return begunAt.plus(moment);
            }
        };
    }
}

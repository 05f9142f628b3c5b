package no.nattro.demo.lesson;

import java.time.Duration;
import java.time.Instant;

/** Time that passes when somebody waits for it, and at once. */
public final class ManualTime implements Time {

    public static final Instant BEGINNING = Instant.parse("2026-11-23T18:00:00Z");

    private Duration now = Duration.ZERO;

    @Override
    public synchronized Duration now() {
        return now;
    }

    @Override
    public synchronized void await(Duration moment) {
        now = moment.compareTo(now) > 0 ? moment : now;
    }

    @Override
    public Instant onTheWall(Duration moment) {
        return BEGINNING.plus(moment);
    }
}

package no.nattro.demo.lesson.load;

import java.time.Duration;

/** Visits without a shop, each of which takes 10 ms. */
public final class MadeUpVisits {

    private final Visits visits = new Visits();

    /** @param seconds when they were due */
    public MadeUpVisits of(Kind kind, String answer, int... seconds) {
        for (int second : seconds) {
            visits.add(new Visit(kind, Duration.ofSeconds(second), Duration.ZERO, Duration.ofMillis(10), answer));
        }
        return this;
    }

    public Visits visits() {
        return visits;
    }
}

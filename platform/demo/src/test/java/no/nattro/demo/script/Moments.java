package no.nattro.demo.script;

import java.time.Duration;
import java.util.Random;

/** Moments at which something happens, drawn from a seed that is printed: {@code -Dnattro.seed=N} brings them back. */
record Moments(Random random) {

    static Moments drawn() {
        long seed = Long.getLong("nattro.seed", System.nanoTime());
        System.out.println("-Dnattro.seed=" + seed);
        return new Moments(new Random(seed));
    }

    /** Waits for a part of that time, from nothing to all of it; returns how long. */
    Duration await(Duration longest) {
        Duration moment = Duration.ofMillis(random.nextLong(longest.toMillis() + 1));
        org.awaitility.Awaitility.await().pollDelay(moment).atMost(moment.plusSeconds(10)).until(() -> true);
        return moment;
    }
}

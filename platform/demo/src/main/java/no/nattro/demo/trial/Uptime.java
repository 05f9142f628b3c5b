package no.nattro.demo.trial;

import java.io.Closeable;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import no.nattro.demo.stack.Instance;

/** Looks again and again who takes requests. */
final class Uptime implements Closeable {

    /** A kill of the shortest kind is seen at least ten times; six questions each time cost the machine nothing. */
    private static final Duration INTERVAL = Duration.ofMillis(250);

    private final Supplier<Map<Instance, Boolean>> health;
    private final SortedMap<Instance, Count> counts = new TreeMap<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("uptime").unstarted(this::run);

    private record Count(long up, long all) {

        static final Count NONE = new Count(0, 0);

        Count plus(boolean isUp) {
            return new Count(up + (isUp ? 1 : 0), all + 1);
        }
    }

    Uptime(Supplier<Map<Instance, Boolean>> health) {
        this.health = health;
    }

    Uptime start() {
        thread.start();
        return this;
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            long start = System.nanoTime();
            try {
                look();
            } catch (RuntimeException _) {
                // The stack is just being stopped: nobody asks any more how it was.
            }
            LockSupport.parkNanos(INTERVAL.toNanos() - (System.nanoTime() - start));
        }
    }

    void look() {
        Map<Instance, Boolean> now = health.get();
        synchronized (counts) {
            now.forEach((instance, isUp) -> counts.merge(instance, Count.NONE.plus(isUp),
                    (before, _) -> before.plus(isUp)));
        }
    }

    /** The part of the looks at which it took requests, from 0 to 1. */
    SortedMap<Instance, Double> shares() {
        SortedMap<Instance, Double> shares = new TreeMap<>();
        synchronized (counts) {
            counts.forEach((instance, count) -> shares.put(instance, (double) count.up() / count.all()));
        }
        return shares;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}

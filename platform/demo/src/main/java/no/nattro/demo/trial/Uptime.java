package no.nattro.demo.trial;

import java.io.Closeable;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.stack.Instance;
import org.jspecify.annotations.Nullable;

/** Looks again and again who takes requests. */
final class Uptime implements Closeable {

    /** A kill of the shortest kind is seen at least ten times; six questions each time cost the machine nothing. */
    private static final Duration INTERVAL = Duration.ofMillis(250);

    private final Collection<Instance> instances;
    private final Supplier<Map<Instance, Boolean>> health;
    private final SortedMap<Instance, Count> counts = new TreeMap<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("uptime").unstarted(this::run);
    private volatile boolean isClosed;
    private volatile @Nullable Throwable death;

    private record Count(long up, long all) {

        static final Count NONE = new Count(0, 0);

        Count plus(boolean isUp) {
            return new Count(up + (isUp ? 1 : 0), all + 1);
        }
    }

    Uptime(Collection<Instance> instances, Supplier<Map<Instance, Boolean>> health) {
        this.instances = List.copyOf(instances);
        this.health = health;
    }

    Uptime start() {
        thread.setUncaughtExceptionHandler((_, error) -> death = error);
        thread.start();
        return this;
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            long start = System.nanoTime();
            look();
            LockSupport.parkNanos(INTERVAL.toNanos() - (System.nanoTime() - start));
        }
    }

    void look() {
        Map<Instance, Boolean> now = now();
        if (isClosed) {
            return; // the stack is just being stopped: nobody asks any more how it was
        }
        synchronized (counts) {
            now.forEach((instance, isUp) -> counts.merge(instance, Count.NONE.plus(isUp),
                    (before, _) -> before.plus(isUp)));
        }
    }

    /** Who cannot be asked is of no use. */
    private Map<Instance, Boolean> now() {
        try {
            return health.get();
        } catch (RuntimeException _) {
            return instances.stream().collect(Collectors.toMap(Function.identity(), _ -> false));
        }
    }

    /**
     * The part of the looks at which it took requests, from 0 to 1.
     *
     * @throws DemoFailed when nobody looks any more
     */
    SortedMap<Instance, Double> shares() {
        Throwable died = death;
        if (died != null) {
            throw new DemoFailed("Nobody knows how long each was up: who looked has died of " + died, died);
        }
        SortedMap<Instance, Double> shares = new TreeMap<>();
        synchronized (counts) {
            counts.forEach((instance, count) -> shares.put(instance, (double) count.up() / count.all()));
        }
        return shares;
    }

    @Override
    public void close() {
        isClosed = true;
        thread.interrupt();
    }
}

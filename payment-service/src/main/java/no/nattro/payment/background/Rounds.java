package no.nattro.payment.background;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Plays a round, pauses, and plays it again. It is among the first to stop when the service closes (the default phase,
 * above the web server's), and the service waits for the round under way: a pool that closed under it would cut off its
 * commits.
 */
public final class Rounds implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Rounds.class);

    private final String name;
    private final boolean enabled;
    private final Duration pause;
    private final Round round;
    private CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Thread thread;
    private boolean failing;

    /**
     * @param pause between two rounds; each is up to a quarter shorter or longer, so that replicas do not march in step
     */
    public Rounds(String name, boolean enabled, Duration pause, Round round) {
        this.name = name;
        this.enabled = enabled;
        this.pause = pause;
        this.round = round;
    }

    @Override
    public boolean isAutoStartup() {
        return enabled;
    }

    @Override
    public synchronized void start() {
        CountDownLatch end = new CountDownLatch(1);
        stopped = end;
        thread = Thread.ofVirtual().name(name).start(() -> playUntil(end));
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null && thread.isAlive();
    }

    @Override
    public synchronized void stop() {
        stopped.countDown();
    }

    @Override
    public void stop(Runnable whenStopped) {
        stop();
        Thread playing;
        synchronized (this) {
            playing = thread;
        }
        Thread.ofVirtual().name(name + "-end").start(() -> {
            try {
                if (playing != null) {
                    playing.join();
                }
                whenStopped.run();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void playUntil(CountDownLatch end) {
        try {
            while (!end.await(nextPause(), TimeUnit.NANOSECONDS)) {
                playOnce(end);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * A round that fails is followed by the next. A database that is away for a minute makes two lines, not hundreds.
     */
    private void playOnce(CountDownLatch end) throws InterruptedException {
        try {
            round.play(() -> end.getCount() == 0);
            if (failing) {
                log.info("{} works again", name);
            }
            failing = false;
        } catch (RuntimeException failure) {
            if (!failing) {
                log.warn("{} failed and will be tried again until it works", name, failure);
            }
            failing = true;
        }
    }

    private long nextPause() {
        return (long) (pause.toNanos() * ThreadLocalRandom.current().nextDouble(0.75, 1.25));
    }
}

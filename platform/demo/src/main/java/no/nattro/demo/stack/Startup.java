package no.nattro.demo.stack;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.process.Patience;

/**
 * Starts what is missing, everything at once except where one part needs another. The first that fails ends it all:
 * half a system would only puzzle.
 */
public final class Startup {

    private static final Duration TOOLS_END_WITHIN = Duration.ofSeconds(20);

    /** A thread that has nothing to do any more is gone by then. */
    private static final Duration IDLE_WITHIN = Duration.ofMillis(100);

    private final ExecutorService threads = Executors
            .newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory());
    private final Collection<Instance> missing;
    private final List<Running> unready;
    private final InstanceStart start;
    private final OwnProcesses own;

    /** @param unready run already, and are waited for */
    Startup(Collection<Instance> missing, List<Running> unready, InstanceStart start, OwnProcesses own) {
        this.missing = missing;
        this.unready = unready;
        this.start = start;
        this.own = own;
    }

    /** @throws DemoFailed when an instance does not get ready; what was started is stopped then */
    public void run() {
        try {
            ExecutorCompletionService<Void> starts = new ExecutorCompletionService<>(threads);
            missing.forEach(instance -> starts.submit(() -> start.run(instance), null));
            unready.forEach(running -> starts.submit(() -> start.adopt(running), null));
            for (int i = 0; i < missing.size() + unready.size(); i++) {
                starts.take().get();
            }
        } catch (ExecutionException e) {
            stop();
            throw e.getCause() instanceof DemoFailed failed
                    ? failed
                    : new DemoFailed("The start failed: " + e.getCause(), e);
        } catch (RejectedExecutionException e) {
            throw new DemoFailed("Stopped while it was starting", e);
        } catch (InterruptedException e) {
            stop();
            Thread.currentThread().interrupt();
            throw new DemoFailed("Interrupted", e);
        } finally {
            threads.shutdown();
        }
    }

    /**
     * Brings back one that has died since, or waits for it if it lives. Each instance by one thread at a time, several
     * instances by several. One that fails is left as it is: who ends this start ends it, too.
     *
     * @throws DemoFailed when it does not get ready, or another command has stopped it
     */
    public void again(Instance instance) {
        own.alive(instance).ifPresentOrElse(start::adopt, () -> start.run(instance));
    }

    /** What ran before, and is not this command's to stop. */
    public List<Running> others() {
        return own.others();
    }

    /** Stops what this command has started, and nothing else. May be called at any time, by any thread. */
    public void stop() {
        try {
            own.stop();
        } finally {
            endThreads();
        }
    }

    /**
     * A thread that was about to run a program may do so even now; it starts nothing that lasts any more. Where none is left, nor is a
     * program of theirs: this process may have other children.
     */
    private void endThreads() {
        threads.shutdownNow();
        if (Patience.of(IDLE_WITHIN).until(threads::isTerminated)) {
            return;
        }
        Patience.of(TOOLS_END_WITHIN).until(() -> {
            own.endTools();
            return threads.isTerminated();
        });
    }
}

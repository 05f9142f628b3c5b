package no.nattro.demo.stack;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import no.nattro.demo.home.DemoFailed;

/**
 * Starts what is missing, everything at once except where one part needs another. The first that fails ends it all:
 * half a system would only puzzle.
 */
public final class Startup {

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
        ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory());
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
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
            throw new DemoFailed("Interrupted", e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Stops what this command has started, and nothing else. May be called at any time, by any thread. */
    public void stop() {
        own.stop();
    }
}

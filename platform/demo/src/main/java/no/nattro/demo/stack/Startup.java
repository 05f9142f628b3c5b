package no.nattro.demo.stack;

import java.util.Set;
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

    private final Set<Component> missing;
    private final ComponentStart start;
    private final OwnProcesses own;

    Startup(Set<Component> missing, ComponentStart start, OwnProcesses own) {
        this.missing = missing;
        this.start = start;
        this.own = own;
    }

    /** @throws DemoFailed when a component does not get ready; what was started is stopped then */
    public void run() {
        ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory());
        try {
            ExecutorCompletionService<Component> starts = new ExecutorCompletionService<>(threads);
            missing.forEach(component -> starts.submit(() -> start.run(component), component));
            for (int i = 0; i < missing.size(); i++) {
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

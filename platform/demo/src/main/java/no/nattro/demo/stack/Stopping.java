package no.nattro.demo.stack;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.process.Ending;

/**
 * Stops processes of the stack, callers first, and strikes each off the stack file once it has ended. One that makes
 * trouble does not keep the others running.
 */
record Stopping(StackFile file, Progress progress) {

    /** @throws DemoFailed with the first trouble, after everything that can be stopped is stopped */
    void stop(List<Running> processes) {
        Queue<DemoFailed> troubles = new ConcurrentLinkedQueue<>();
        for (Set<Component> stage : Component.STOPPING_ORDER) {
            CompletableFuture.allOf(processes.stream().filter(running -> stage.contains(running.component()))
                    .map(running -> CompletableFuture.runAsync(() -> stop(running, troubles),
                            Thread.ofPlatform()::start))
                    .toArray(CompletableFuture[]::new)).join();
        }
        if (!troubles.isEmpty()) {
            throw troubles.remove();
        }
    }

    private void stop(Running running, Queue<DemoFailed> troubles) {
        try {
            boolean wasAlive = running.isAlive();
            if (wasAlive) {
                progress.doing(running.instance(), "stopping");
            }
            end(running, running.component().isService() ? Ending.SERVICE : Ending.POSTGRES);
            progress.done(running.instance(), wasAlive ? "stopped" : "had ended");
        } catch (DemoFailed trouble) {
            progress.failed(running.instance());
            troubles.add(trouble);
        }
    }

    /** Ends it that way, and strikes it off. */
    void end(Running running, Ending ending) {
        if (!ending.bring(running.process())) {
            throw new DemoFailed(running.instance() + " (pid " + running.pid() + ") does not end");
        }
        strikeOff(running);
    }

    private synchronized void strikeOff(Running running) {
        Optional<StackState> rest = file.read()
                .filter(state -> state.find(running.instance()).filter(running::equals).isPresent())
                .map(state -> state.without(running.instance()));
        try {
            // With the last that lives the file goes, whatever of the dead could not be struck off before.
            rest.ifPresent(state -> file.write(state.alive().running().isEmpty() ? state.alive() : state));
        } catch (DemoFailed _) {
            // The disk is full. The name of a dead process does no harm: whoever reads it looks whether it lives.
        }
    }
}

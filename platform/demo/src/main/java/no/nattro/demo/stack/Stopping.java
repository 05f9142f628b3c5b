package no.nattro.demo.stack;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.process.Ending;

/**
 * Stops processes of the stack, callers first, and strikes each off the stack file once it has ended. One that makes
 * trouble (or a disk too full to write the file) does not keep the others running.
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
                progress.doing(running.component(), "stopping");
            }
            end(running);
            strikeOff(running);
            progress.done(running.component(), wasAlive ? "stopped" : "had ended");
        } catch (DemoFailed trouble) {
            progress.failed(running.component());
            troubles.add(trouble);
        }
    }

    private static void end(Running running) {
        Ending ending = running.component().isService() ? Ending.SERVICE : Ending.POSTGRES;
        if (!ending.bring(running.process())) {
            throw new DemoFailed(running.component().key() + " (pid " + running.pid() + ") does not end");
        }
    }

    private synchronized void strikeOff(Running running) {
        file.read().filter(state -> state.find(running.component()).filter(running::equals).isPresent())
                .ifPresent(state -> file.write(state.without(running.component())));
    }
}

package no.nattro.demo.stack;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.process.Ending;

/** Stops processes of the stack, callers first, and strikes each off the stack file once it has ended. */
record Stopping(StackFile file, Progress progress) {

    void stop(List<Running> processes) {
        for (Set<Component> stage : Component.STOPPING_ORDER) {
            CompletableFuture.allOf(processes.stream().filter(running -> stage.contains(running.component()))
                    .map(running -> CompletableFuture.runAsync(() -> stop(running),
                            task -> Thread.ofPlatform().start(task)))
                    .toArray(CompletableFuture[]::new)).join();
        }
    }

    private void stop(Running running) {
        boolean wasAlive = running.isAlive();
        if (wasAlive) {
            progress.doing(running.component(), "stopping");
        }
        Ending ending = running.component().isService() ? Ending.SERVICE : Ending.POSTGRES;
        if (!ending.bring(running.process())) {
            progress.failed(running.component());
            throw new DemoFailed(running.component().key() + " (pid " + running.pid() + ") does not end");
        }
        strikeOff(running);
        progress.done(running.component(), wasAlive ? "stopped" : "had ended");
    }

    private synchronized void strikeOff(Running running) {
        file.read().filter(state -> state.find(running.component()).filter(running::equals).isPresent())
                .ifPresent(state -> file.write(state.without(running.component())));
    }
}

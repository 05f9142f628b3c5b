package no.nattro.demo;

import java.util.stream.Collectors;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.stack.Progress;
import no.nattro.demo.stack.Stack;
import no.nattro.demo.stack.StackLock;
import no.nattro.demo.stack.Startup;
import no.nattro.demo.terminal.Terminal;

/** Stops what a start has begun when the command is ended, in the middle of the start too. */
final class StartGuard {

    private final Terminal terminal;
    private final Stack stack;
    private final Startup startup;
    private final Progress progress;
    private final EndGuard guard = new EndGuard(this::end);

    StartGuard(Context context, Startup startup, Progress progress) {
        this.terminal = context.terminal();
        this.stack = context.stack();
        this.startup = startup;
        this.progress = progress;
    }

    /** Starts, under guard; from here on the end of this command stops what it has started, until it leaves. */
    void start() {
        guard.take();
        try {
            startup.run();
        } catch (DemoFailed e) {
            parkIfEnding();
            leave(); // the start has cleaned up behind itself
            throw e;
        } finally {
            progress.finished();
        }
    }

    String whatCtrlCStops() {
        String others = startup.others().stream().map(running -> running.instance().name())
                .collect(Collectors.joining(", "));
        return others.isEmpty()
                ? "Ctrl-C stops it."
                : "Ctrl-C stops what was started now, and leaves what ran before: " + others + ".";
    }

    /** From here on the end of this command stops nothing. */
    void leave() {
        guard.leave();
    }

    /** A start that fails because it is being ended has nothing to explain. */
    void parkIfEnding() {
        guard.parkIfEnding();
    }

    private void end() {
        progress.finished();
        terminal.say(terminal.live() ? "" : "Stopping");
        try (StackLock _ = stack.lock(() -> {})) {
            startup.stop();
            progress.finished();
        } catch (DemoFailed e) {
            terminal.say("demo: " + e.getMessage());
        }
    }
}

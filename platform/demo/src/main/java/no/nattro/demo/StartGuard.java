package no.nattro.demo;

import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.stack.Progress;
import no.nattro.demo.stack.Stack;
import no.nattro.demo.stack.StackLock;
import no.nattro.demo.stack.Startup;
import no.nattro.demo.terminal.Terminal;

/**
 * Stops what a start has begun when the command is ended. The end may come at any moment, in the middle of the start too,
 * and by a signal as well as by a key: so it is the JVM's shutdown that stops everything, not a line of code after another.
 */
final class StartGuard {

    private final Terminal terminal;
    private final Stack stack;
    private final Startup startup;
    private final Progress progress;
    private final Thread ending;
    private volatile boolean isEnding;

    StartGuard(Context context, Startup startup, Progress progress) {
        this.terminal = context.terminal();
        this.stack = context.stack();
        this.startup = startup;
        this.progress = progress;
        this.ending = Thread.ofPlatform().unstarted(this::end);
    }

    /** Starts, under guard; from here on the end of this command stops what it has started, until it leaves. */
    void start() {
        Runtime.getRuntime().addShutdownHook(ending);
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
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException _) {
            isEnding = true; // Ctrl-C was faster
            parkIfEnding();
        }
    }

    /** A start that fails because it is being ended has nothing to explain. */
    void parkIfEnding() {
        while (isEnding) {
            LockSupport.park(this);
        }
    }

    private void end() {
        isEnding = true;
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

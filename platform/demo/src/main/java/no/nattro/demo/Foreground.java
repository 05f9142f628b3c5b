package no.nattro.demo;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Progress;
import no.nattro.demo.stack.Running;
import no.nattro.demo.stack.Stack;
import no.nattro.demo.stack.StackLock;
import no.nattro.demo.stack.StackState;
import no.nattro.demo.stack.Startup;
import no.nattro.demo.terminal.Terminal;

/**
 * The time between a start and its Ctrl-C. The end may come at any moment, in the middle of the start too, and by a
 * signal as well as by a key: so it is the JVM's shutdown that stops everything, not a line of code after another.
 */
final class Foreground {

    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final Terminal terminal;
    private final Stack stack;
    private final Startup startup;
    private final Progress progress;
    private final Thread ending;
    private volatile boolean isEnding;

    Foreground(Context context, Startup startup, Progress progress) {
        this.terminal = context.terminal();
        this.stack = context.stack();
        this.startup = startup;
        this.progress = progress;
        this.ending = Thread.ofPlatform().unstarted(this::end);
    }

    void stopAtTheEnd() {
        Runtime.getRuntime().addShutdownHook(ending);
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

    /** Returns when somebody else has stopped the stack; says so when a component ends by itself. */
    void watch() {
        terminal.say("Ctrl-C stops it.");
        Set<Component> missed = EnumSet.noneOf(Component.class);
        while (true) {
            parkIfEnding();
            Optional<StackState> state = stack.started();
            if (state.isEmpty()) {
                terminal.say("Nattro was stopped.");
                leave(); // nothing is left to stop
                return;
            }
            List<Running> dead = state.get().running().stream().filter(running -> !running.isAlive()).toList();
            if (!stack.isBeingChanged()) { // else somebody has ended them, or is about to start them
                notice(dead, missed);
            }
            LockSupport.parkNanos(INTERVAL.toNanos());
        }
    }

    private void notice(List<Running> dead, Set<Component> missed) {
        Set<Component> now = EnumSet.noneOf(Component.class);
        for (Running running : dead) {
            now.add(running.component());
            if (!missed.contains(running.component())) {
                terminal.say(running.component().key() + " has ended by itself. Its log: " + running.log()
                        + ". To start it again, in another terminal: ./demo up");
            }
        }
        missed.clear();
        missed.addAll(now);
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

package no.nattro.demo;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.stack.Running;
import no.nattro.demo.stack.Stack;
import no.nattro.demo.stack.StackState;
import no.nattro.demo.terminal.Terminal;

/** The time between a start and its Ctrl-C. */
final class Foreground {

    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final Terminal terminal;
    private final Stack stack;
    private final StartGuard guard;

    Foreground(Context context, StartGuard guard) {
        this.terminal = context.terminal();
        this.stack = context.stack();
        this.guard = guard;
    }

    /** Returns when somebody else has stopped the stack; says so when an instance ends by itself. */
    void watch() {
        terminal.say(guard.whatCtrlCStops());
        Set<Instance> missed = new HashSet<>();
        while (true) {
            guard.parkIfEnding();
            Optional<StackState> state = stack.started();
            if (state.isEmpty()) {
                terminal.say("Nattro was stopped.");
                guard.leave(); // nothing is left to stop
                return;
            }
            List<Running> dead = state.get().running().stream().filter(running -> !running.isAlive()).toList();
            if (!stack.isBeingChanged()) { // else somebody has ended them, or is about to start them
                notice(dead, missed);
            }
            LockSupport.parkNanos(INTERVAL.toNanos());
        }
    }

    private void notice(List<Running> dead, Set<Instance> missed) {
        Set<Instance> now = new HashSet<>();
        for (Running running : dead) {
            now.add(running.instance());
            if (!missed.contains(running.instance())) {
                terminal.say(running.instance() + " has ended by itself. Its log: " + running.log()
                        + ". To start it again, in another terminal: ./demo start " + running.instance());
            }
        }
        missed.clear();
        missed.addAll(now);
    }
}

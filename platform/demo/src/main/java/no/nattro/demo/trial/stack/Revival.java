package no.nattro.demo.trial.stack;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.process.Patience;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.stack.Running;
import no.nattro.demo.stack.Stack;
import no.nattro.demo.stack.Startup;

/**
 * Brings back what was killed, in the middle of everything else that goes wrong: a service that starts while PostgreSQL is
 * away dies of it, and one may be killed again before it was ready. So it tries again, as whoever watches over
 * processes does.
 */
final class Revival {

    /** Two starts on a small machine under load, and PostgreSQL's recovery before them. */
    private static final Duration LIMIT = Duration.ofSeconds(120);

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(200);

    /** Longer than the way to a process of this machine may ever take. */
    private static final Duration KNOCK = Duration.ofSeconds(1);

    private static final Instance POSTGRES = Instance.of(Component.POSTGRES);

    private final Stack stack;
    private final Startup startup;
    private final BooleanSupplier isOver;
    private final Map<Instance, Object> turns = new ConcurrentHashMap<>();

    /** @param isOver from then on nothing is brought back */
    Revival(Stack stack, Startup startup, BooleanSupplier isOver) {
        this.stack = stack;
        this.startup = startup;
        this.isOver = isOver;
    }

    /** Returns when it is up; at once if it is. Two that want the same do not start it twice. */
    void of(Instance instance) {
        synchronized (turns.computeIfAbsent(instance, _ -> new Object())) {
            long begun = System.nanoTime();
            while (true) {
                try {
                    awaitDatabase(instance);
                    startup.again(instance);
                    return;
                } catch (DemoFailed e) {
                    if (Thread.currentThread().isInterrupted()) {
                        throw e; // it would not wait between its attempts any more
                    }
                    if (isInVain(instance) || System.nanoTime() - begun > LIMIT.toNanos()) {
                        throw e;
                    }
                }
                LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
            }
        }
    }

    /** What another command has stopped is not in the stack file any more. */
    private boolean isInVain(Instance instance) {
        return isOver.getAsBoolean() || stack.started().flatMap(state -> state.find(instance)).isEmpty();
    }

    private void awaitDatabase(Instance instance) {
        if (!instance.component().needsDatabase()) {
            return;
        }
        boolean hasDecided = Patience.of(LIMIT).until(() -> isInVain(instance) || isDatabaseUp());
        if (!hasDecided) {
            throw new DemoFailed(instance + " needs PostgreSQL, which is not up");
        }
    }

    private boolean isDatabaseUp() {
        return stack.started().flatMap(state -> state.find(POSTGRES)).filter(Revival::answers).isPresent();
    }

    private static boolean answers(Running postgres) {
        return Stack.isUp(postgres, KNOCK);
    }
}

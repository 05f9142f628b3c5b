package no.nattro.demo.trial.stack;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.process.Ending;
import no.nattro.demo.process.Freezing;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.stack.Running;
import no.nattro.demo.stack.Stack;
import no.nattro.demo.stack.Startup;
import no.nattro.demo.trial.fault.Breakable;
import no.nattro.demo.trial.wire.Cut;
import no.nattro.demo.trial.wire.Wires;
import org.jspecify.annotations.Nullable;

/**
 * A stack that any number of threads break and mend. What was killed stays written down in the stack file: so what is
 * missing there was stopped by a person's {@code down}, and is not brought back.
 */
final class BreakableStack implements Breakable {

    private final Stack stack;
    private final Wires wires;
    private volatile @Nullable Revival revival;
    private volatile boolean isOver;

    BreakableStack(Stack stack, Wires wires) {
        this.stack = stack;
        this.wires = wires;
    }

    /** What it is brought back by. */
    void cameFrom(Startup startup) {
        revival = new Revival(stack, startup, () -> isOver);
    }

    /** PostgreSQL as {@code pg_ctl stop -m immediate} does. */
    @Override
    public void kill(Instance instance) {
        requireOpen();
        find(instance).ifPresent(BreakableStack::kill);
    }

    private static void kill(Running running) {
        Ending ending = running.component().isService() ? Ending.CRASH : Ending.IMMEDIATE;
        if (!ending.bring(running.process())) {
            throw new DemoFailed(running.instance() + " (pid " + running.pid() + ") does not end");
        }
    }

    /** Tries again while PostgreSQL is away. */
    @Override
    public void start(Instance instance) {
        requireOpen();
        if (revival == null) {
            throw new IllegalStateException("not started");
        }
        revival.of(instance);
    }

    /** Never while all is being stopped: a frozen one would not hear that. */
    @Override
    public synchronized void freeze(Instance instance) {
        requireOpen();
        find(instance).filter(Running::isAlive).ifPresent(running -> Freezing.freeze(running.process()));
    }

    @Override
    public void thaw(Instance instance) {
        find(instance).ifPresent(running -> Freezing.thaw(running.process()));
    }

    @Override
    public void cutBefore(Instance instance) {
        wires.to(instance).cut(Cut.BEFORE);
    }

    @Override
    public void cutAfter(Instance instance) {
        wires.to(instance).cut(Cut.AFTER);
    }

    @Override
    public void restore(Instance instance) {
        wires.to(instance).restore();
    }

    @Override
    public long losses(Instance instance) {
        return wires.to(instance).losses();
    }

    @Override
    public boolean isAlive(Instance instance) {
        return find(instance).filter(Running::isAlive).isPresent();
    }

    /** Thaws, restores and brings back all of them at once. */
    void mend(List<Instance> instances) {
        wires.restore();
        instances.forEach(this::thaw);
        try {
            CompletableFuture.allOf(instances.stream()
                    .map(instance -> CompletableFuture.runAsync(() -> start(instance), Thread.ofPlatform()::start))
                    .toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof DemoFailed failed ? failed : e;
        }
    }

    /** From here on nothing is broken or brought back. */
    synchronized void end() {
        isOver = true;
    }

    private void requireOpen() {
        if (isOver) {
            throw new DemoFailed("The trial is being ended");
        }
    }

    private Optional<Running> find(Instance instance) {
        return stack.started().flatMap(state -> state.find(instance));
    }
}

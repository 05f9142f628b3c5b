package no.nattro.demo.bench;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.Home;
import no.nattro.demo.process.ProcessId;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Data;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.stack.Ports;
import no.nattro.demo.stack.Progress;
import no.nattro.demo.stack.Replicas;
import no.nattro.demo.stack.Running;
import no.nattro.demo.stack.Stack;
import no.nattro.demo.stack.StackLock;
import no.nattro.demo.stack.StackState;
import no.nattro.demo.stack.Startup;
import org.jspecify.annotations.Nullable;

/** A part of the system that is measured: what one stack has of it. Any thread may stop it, in the middle of its start too. */
final class OwnStack implements AutoCloseable {

    /** What {@code ./demo up} allows. */
    private static final Duration READY_WITHIN = Duration.ofSeconds(120);

    private final Home home;
    private final Stack stack;
    private final Ports ports;
    private final Progress progress;
    private @Nullable Startup startup;
    private boolean isClosed;
    private volatile boolean hasStarted;

    OwnStack(Home home, Stack stack, Ports ports, Progress progress) {
        this.home = home;
        this.stack = stack;
        this.ports = ports;
        this.progress = progress;
    }

    /** Starts these, without data. What a killed command has left here is ended first. */
    void start(Set<Instance> instances) {
        try (StackLock _ = stack.lock(() -> {})) {
            stack.endLeftBehind(_ -> {});
            stack.started().ifPresent(earlier -> stack.stop(earlier.running(), Progress.NONE));
            new Data(home).wipe();
            prepare(instances).run();
            hasStarted = true;
        } finally {
            progress.finished();
        }
    }

    private synchronized Startup prepare(Set<Instance> instances) {
        if (isClosed) {
            throw new DemoFailed("The measurement is being ended");
        }
        startup = stack.startup(StackState.empty(ports.base(), Replicas.ONE_EACH), instances, List.of(),
                READY_WITHIN, progress);
        return startup;
    }

    ProcessId process(Component component) {
        return stack.started().flatMap(state -> state.find(Instance.of(component))).map(Running::process)
                .orElseThrow(() -> new DemoFailed(component.key() + " was stopped by another ./demo"));
    }

    Ports ports() {
        return ports;
    }

    @Override
    public void close() {
        Startup begun = begunBeforeTheEnd();
        if (begun != null) {
            try (StackLock _ = stack.lock(() -> {})) {
                stop(begun);
            } finally {
                progress.finished();
            }
        }
    }

    /** A start that is broken off ends every child of this command, and there are those of the other stack and nginx. */
    private void stop(Startup begun) {
        if (hasStarted) {
            stack.started().ifPresent(state -> stack.stop(state.running(), progress));
        } else {
            begun.stop();
        }
    }

    private synchronized @Nullable Startup begunBeforeTheEnd() {
        isClosed = true;
        return startup;
    }
}

package no.nattro.demo.stack;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.process.Ending;
import no.nattro.demo.process.ProcessId;

/**
 * What this very command has started, and only that is what it stops. From the moment it begins to stop nothing is
 * started any more, whatever other threads are about to do: Ctrl-C may come between any two lines.
 */
final class OwnProcesses {

    private final StackFile file;
    private final Stopping stopping;
    private final Set<Instance> own = new HashSet<>();
    private final Object oneStopAtATime = new Object();
    private StackState state;
    private boolean closed;

    OwnProcesses(StackFile file, StackState alive, Stopping stopping) {
        this.file = file;
        this.state = alive;
        this.stopping = stopping;
    }

    /** @throws DemoFailed also when it was started before, and another command has stopped it since: that is to last */
    synchronized Running start(Instance instance, Supplier<Running> starter) {
        if (closed) {
            throw new DemoFailed("Stopped while it was starting");
        }
        Optional<StackState> now = file.read();
        if (own.contains(instance) && now.flatMap(state -> state.find(instance)).isEmpty()) {
            throw new DemoFailed(instance + " was stopped by another ./demo");
        }
        Running started = starter.get();
        own.add(instance);
        state = now.orElse(state).with(started);
        file.write(state);
        return started;
    }

    /** A second caller waits until the first has stopped everything. */
    void stop() {
        synchronized (this) {
            closed = true;
        }
        synchronized (oneStopAtATime) {
            stopping.stop(mine());
        }
    }

    /**
     * One that died, and that another command has started again, has taken its place: who ends this command means the
     * whole of what it began.
     */
    private List<Running> mine() {
        List<Running> now = writtenDown();
        return Stream.concat(now.stream(), state.running().stream().filter(Running::isAlive))
                .filter(running -> own.contains(running.instance())).distinct().toList();
    }

    private List<Running> writtenDown() {
        try {
            return file.read().map(StackState::running).orElse(List.of());
        } catch (DemoFailed _) {
            return List.of(); // what this command itself knows has to do
        }
    }

    Optional<Running> alive(Instance instance) {
        return file.read().flatMap(written -> written.find(instance)).filter(Running::isAlive);
    }

    /** What the end of this command does not stop. */
    synchronized List<Running> others() {
        return state.running().stream().filter(running -> !own.contains(running.instance())).toList();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** What makes a database or unpacks a jar at this moment is a child of this process that nobody wrote down. */
    void endTools() {
        Set<Long> known = Stream.concat(writtenDown().stream(), state.running().stream()).map(Running::pid)
                .collect(Collectors.toSet());
        ProcessHandle.current().children().map(ProcessHandle::pid).filter(pid -> !known.contains(pid))
                .map(ProcessId::of).flatMap(Optional::stream).forEach(Ending.TOOL::bring);
    }
}

package no.nattro.demo.stack;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was started and not stopped since. Whether it is alive, only its processes know.
 *
 * @param portBase that all of it runs on
 */
public record StackState(int portBase, List<Running> running) {

    public StackState {
        running = running.stream().sorted(Comparator.comparing(Running::component)).toList();
    }

    public static StackState empty(int portBase) {
        return new StackState(portBase, List.of());
    }

    public Optional<Running> find(Component component) {
        return running.stream().filter(each -> each.component() == component).findFirst();
    }

    StackState with(Running started) {
        return new StackState(portBase, Stream.concat(without(started.component()).running().stream(),
                Stream.of(started)).toList());
    }

    StackState without(Component component) {
        return new StackState(portBase, running.stream().filter(each -> each.component() != component).toList());
    }

    /** Without those that have died. */
    public StackState alive() {
        return new StackState(portBase, running.stream().filter(Running::isAlive).toList());
    }
}

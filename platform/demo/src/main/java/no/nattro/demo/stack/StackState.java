package no.nattro.demo.stack;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * What was started and not stopped since. Whether it is alive, only its processes know.
 *
 * @param portBase that all of it runs on
 * @param replicas that it was started with: everybody was told the addresses of that many
 */
public record StackState(int portBase, Replicas replicas, List<Running> running) {

    public StackState {
        running = running.stream().sorted(Comparator.comparing(Running::instance)).toList();
    }

    public static StackState empty(int portBase, Replicas replicas) {
        return new StackState(portBase, replicas, List.of());
    }

    public Optional<Running> find(Instance instance) {
        return running.stream().filter(each -> each.instance().equals(instance)).findFirst();
    }

    /** The instances of this stack that do not run, whether they ever did or not. */
    public SortedSet<Instance> missing() {
        SortedSet<Instance> missing = replicas.instances();
        running.stream().filter(Running::isAlive).map(Running::instance).forEach(missing::remove);
        return missing;
    }

    /** Who calls the component, of those that live. */
    public Callers callersOf(Component component) {
        List<Running> alive = alive().running();
        return new Callers(
                alive.stream().filter(each -> each.component().neighbours().contains(component)).toList(), component,
                alive.stream().filter(each -> each.component() == component).count());
    }

    StackState with(Running started) {
        return having(Stream.concat(without(started.instance()).running().stream(), Stream.of(started)).toList());
    }

    StackState without(Instance instance) {
        return having(running.stream().filter(each -> !each.instance().equals(instance)).toList());
    }

    /** Without those that have died. */
    public StackState alive() {
        return having(running.stream().filter(Running::isAlive).toList());
    }

    private StackState having(List<Running> others) {
        return new StackState(portBase, replicas, others);
    }
}

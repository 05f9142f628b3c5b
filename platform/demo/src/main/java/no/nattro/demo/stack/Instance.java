package no.nattro.demo.stack;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One process of a component.
 *
 * @param number 1, or more for its further replicas
 */
public record Instance(Component component, int number) implements Comparable<Instance> {

    /** The first, which everything has. */
    public static Instance of(Component component) {
        return new Instance(component, 1);
    }

    /** By the name that it has in {@code status}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Instance named(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("there is no " + name));
    }

    static Optional<Instance> find(String name) {
        return everyPossible().filter(each -> each.name().equals(name)).findFirst();
    }

    private static Stream<Instance> everyPossible() {
        return Stream.of(Component.values()).flatMap(
                component -> Stream.iterate(1, number -> number <= component.mostReplicas(), number -> number + 1)
                        .map(number -> new Instance(component, number)));
    }

    /** As in {@code order}, and {@code order-2} for the second. */
    @JsonValue
    public String name() {
        return component.key() + (number == 1 ? "" : "-" + number);
    }

    /** The names that a person may have started this one under, for help and completion. */
    public static List<String> firstNames() {
        return Stream.of(Component.values()).map(Component::key).toList();
    }

    @Override
    public int compareTo(Instance other) {
        return Comparator.comparing(Instance::component).thenComparing(Instance::number).compare(this, other);
    }

    @Override
    public String toString() {
        return name();
    }
}

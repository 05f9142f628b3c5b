package no.nattro.demo.stack;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many instances of each component there shall be.
 *
 * @param counts of those of which there is more than one
 */
public record Replicas(@JsonValue Map<Component, Integer> counts) {

    public static final Replicas ONE_EACH = new Replicas(Map.of());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Replicas(@Nullable Map<Component, Integer> counts) {
        Map<Component, Integer> several = new EnumMap<>(Component.class);
        if (counts != null) {
            counts.forEach((component, count) -> {
                if (count < 1 || count > component.mostReplicas()) {
                    throw new IllegalArgumentException(component.mostReplicas() == 1
                            ? "there can be only one " + component.key()
                            : component.key() + " can have from 1 to " + component.mostReplicas() + " replicas, not "
                                    + count);
                }
                if (count > 1) {
                    several.put(component, count);
                }
            });
        }
        this.counts = several;
    }

    int of(Component component) {
        return counts.getOrDefault(component, 1);
    }

    public List<Instance> instancesOf(Component component) {
        return Stream.iterate(1, number -> number <= of(component), number -> number + 1)
                .map(number -> new Instance(component, number)).toList();
    }

    /** In the order in which people look at them. */
    public SortedSet<Instance> instances() {
        return Stream.of(Component.values()).flatMap(component -> instancesOf(component).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public String toString() {
        return counts.isEmpty()
                ? "one of each"
                : counts.entrySet().stream().map(each -> each.getKey().key() + "=" + each.getValue())
                        .collect(Collectors.joining(","));
    }
}

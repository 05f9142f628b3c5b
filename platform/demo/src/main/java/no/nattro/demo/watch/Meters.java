package no.nattro.demo.watch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one process measures, found out with few questions: the endpoint gives one number for each. So it is asked for the sum
 * first, which tells everything as long as it is 0 or has not grown, and that is most of the time.
 */
final class Meters {

    private final Actuator actuator;
    private final Map<List<String>, Told> told = new HashMap<>();

    private record Told(double sum, Parts parts) {}

    Meters(Actuator actuator) {
        this.actuator = actuator;
    }

    /** Null when there is no such metric. */
    @Nullable
    Double value(String name, String... tags) {
        return actuator.metric(name, List.of(tags)).value();
    }

    /** Of values that never fall below 0. */
    Parts gauge(String name, List<String> tags, String by) {
        return split(name, tags, List.of(by), false);
    }

    /** Of values that only grow, so that an unchanged sum has unchanged parts. */
    Parts counter(String name, List<String> tags, String... by) {
        return split(name, tags, List.of(by), true);
    }

    /** Of values that stay as they are as long as the process lives. */
    Parts constant(String name, String by) {
        Told before = told.get(List.of(name));
        if (before != null) {
            return before.parts();
        }
        Parts parts = split(name, List.of(), List.of(by), false);
        if (parts.there()) {
            told.put(List.of(name), new Told(0, parts));
        }
        return parts;
    }

    /** Of values that are 0 or 1. */
    Parts flags(String name, List<String> tags, String by) {
        Metric sum = actuator.metric(name, tags);
        SortedSet<String> names = sum.values(by);
        return sum.value() != null && sum.value() == names.size()
                ? new Parts(true, names, names.stream().collect(Collectors.toMap(List::of, _ -> 1.0)))
                : split(sum, name, tags, List.of(by), false);
    }

    private Parts split(String name, List<String> tags, List<String> by, boolean grows) {
        return split(actuator.metric(name, tags), name, tags, by, grows);
    }

    private Parts split(Metric sum, String name, List<String> tags, List<String> by, boolean grows) {
        if (sum.value() == null) {
            return Parts.MISSING;
        }
        List<String> question = Stream.of(List.of(name), tags, by).flatMap(List::stream).toList();
        Told before = told.get(question);
        if (grows && before != null && before.sum() == sum.value()) {
            return before.parts();
        }
        Parts parts = new Parts(true, sum.values(by.getFirst()), values(sum, name, tags, by, grows));
        told.put(question, new Told(sum.value(), parts));
        return parts;
    }

    private Map<List<String>, Double> values(Metric sum, String name, List<String> tags, List<String> by,
            boolean grows) {
        SortedSet<String> names = sum.values(by.getFirst());
        List<String> further = by.subList(1, by.size());
        Map<List<String>, Double> values = new HashMap<>();
        if (sum.value() == 0) {
            return values;
        }
        for (String each : names) {
            List<String> narrower = Stream.concat(tags.stream(), Stream.of(by.getFirst() + ":" + each)).toList();
            if (!further.isEmpty()) {
                split(name, narrower, further, grows).values().forEach((rest, value) -> values
                        .put(Stream.concat(Stream.of(each), rest.stream()).toList(), value));
            } else {
                Double value = names.size() == 1 ? sum.value() : value(name, narrower.toArray(String[]::new));
                values.put(List.of(each), value == null ? 0 : value);
            }
        }
        return values;
    }
}

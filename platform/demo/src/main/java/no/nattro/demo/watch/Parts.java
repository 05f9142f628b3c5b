package no.nattro.demo.watch;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * A metric told apart by some of its tags.
 *
 * @param there  whether there is such a metric at all
 * @param names  the values of the first of these tags
 * @param values of each combination; those that are 0 may be missing
 */
record Parts(boolean there, SortedSet<String> names, Map<List<String>, Double> values) {

    static final Parts MISSING = new Parts(false, Collections.emptySortedSet(), Map.of());

    /** Null when it is not measured of the first of these. */
    @Nullable
    Double of(String... combination) {
        return names.contains(combination[0]) ? values.getOrDefault(List.of(combination), 0.0) : null;
    }

    boolean areAllZero() {
        return values.values().stream().allMatch(value -> value == 0);
    }
}

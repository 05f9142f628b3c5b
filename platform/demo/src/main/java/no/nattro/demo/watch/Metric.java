package no.nattro.demo.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An answer of Spring Boot's endpoint {@code metrics}.
 *
 * @param value the sum over all that was asked for, of a timer how often; null when there is no such metric
 * @param tags  the values of the tags by which it could be told apart
 */
record Metric(@Nullable Double value, SortedMap<String, SortedSet<String>> tags) {

    static final Metric MISSING = new Metric(null, Collections.emptySortedMap());

    static Metric of(JsonNode answer) {
        SortedMap<String, SortedSet<String>> tags = new TreeMap<>();
        for (JsonNode tag : answer.path("availableTags")) {
            SortedSet<String> values = new TreeSet<>();
            tag.path("values").forEach(value -> values.add(value.asText()));
            tags.put(tag.path("tag").asText(), values);
        }
        return new Metric(value(answer.path("measurements")), tags);
    }

    SortedSet<String> values(String tag) {
        return tags.getOrDefault(tag, Collections.emptySortedSet());
    }

    private static @Nullable Double value(JsonNode measurements) {
        return Stream.of("COUNT", "VALUE").flatMap(statistic -> measurements.valueStream()
                .filter(measurement -> statistic.equals(measurement.path("statistic").asText())))
                .map(measurement -> measurement.path("value")).filter(JsonNode::isNumber).map(JsonNode::asDouble)
                .findFirst().orElse(null);
    }
}

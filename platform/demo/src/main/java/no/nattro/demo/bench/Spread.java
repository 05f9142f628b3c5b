package no.nattro.demo.bench;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/** Several measurements of the same. A median is no better than the distance between the lowest and the highest. */
@JsonPropertyOrder({"median", "lowest", "highest"})
public record Spread(double median, double lowest, double highest) {

    static Spread of(List<Double> measured) {
        List<Double> sorted = measured.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(median, sorted.getFirst(), sorted.getLast());
    }
}

package no.nattro.demo.bench;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.stream.LongStream;

/** How long reads took their readers, of all windows together (nearest rank). */
@JsonPropertyOrder({"p50Millis", "p99Millis"})
public record Times(double p50Millis, double p99Millis) {

    static Times of(List<Window> windows) {
        long[] all = windows.stream().flatMapToLong(window -> LongStream.of(window.taken())).sorted().toArray();
        return new Times(percentile(all, 50), percentile(all, 99));
    }

    private static double percentile(long[] sorted, int percent) {
        return sorted[(int) Math.ceil(sorted.length * percent / 100.0) - 1] / 1e6;
    }
}

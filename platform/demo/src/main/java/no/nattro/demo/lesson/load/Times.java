package no.nattro.demo.lesson.load;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * How long some requests took (nearest rank). All are 0 where there were none.
 *
 * @param count how many there were: of 50 the p99 is the longest, of 400 the fourth
 */
@JsonPropertyOrder({"count", "p50Millis", "p99Millis", "maxMillis"})
public record Times(int count, double p50Millis, double p99Millis, double maxMillis) {

    static Times of(Stream<Duration> taken) {
        long[] sorted = taken.mapToLong(Duration::toNanos).sorted().toArray();
        return new Times(sorted.length, percentile(sorted, 50), percentile(sorted, 99), percentile(sorted, 100));
    }

    private static double percentile(long[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(sorted.length * percent / 100.0) - 1] / 1e6;
    }
}

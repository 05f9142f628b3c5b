package no.nattro.demo.watch;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a breaker is. What is null is not measured.
 *
 * @param failed         of the calls in its window
 * @param succeeded      of the calls in its window
 * @param secondsToProbe until a call is let through again; 0 when the next is, and unless it is open
 * @param avoided        calls that it has refused
 */
@JsonPropertyOrder({"state", "failed", "succeeded", "secondsToProbe", "avoided"})
public record Breaker(State state, @Nullable Integer failed, @Nullable Integer succeeded,
        @Nullable Double secondsToProbe, @Nullable Counted avoided) {

    /** Those of resilience4j. */
    public enum State {
        CLOSED, OPEN, HALF_OPEN, FORCED_OPEN, DISABLED, METRICS_ONLY;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

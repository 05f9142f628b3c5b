package no.nattro.demo.watch;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * How one instance was seen.
 *
 * @param silentSeconds for how long it has said nothing; null unless it is silent
 * @param measured      what it has said last; null when it has not, as PostgreSQL never does
 */
@JsonPropertyOrder({"condition", "silentSeconds", "measured"})
public record InstanceLook(Condition condition, @Nullable Double silentSeconds, @Nullable Measured measured) {

    /** What can be seen of a process from outside. */
    public enum Condition {
        RUNS, SILENT, FROZEN, STOPPED
    }

    static InstanceLook of(Condition condition, @Nullable Measured measured) {
        return new InstanceLook(condition, null, measured);
    }
}

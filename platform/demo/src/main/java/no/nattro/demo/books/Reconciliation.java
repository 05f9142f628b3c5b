package no.nattro.demo.books;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * What payment-service itself has last said of its books and the bank's.
 *
 * @param finishedAt when, as ISO 8601; null when it has never come to an end
 * @param flagged    differences that a person must look at
 * @param failure    why the run after it did not come to its end; null when nothing is known to be wrong
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"finishedAt", "compared", "repaired", "flagged", "failure"})
public record Reconciliation(@Nullable String finishedAt, long compared, long repaired, long flagged,
        @Nullable String failure) {

    /** As payment-service has it before its first. */
    static final Reconciliation NONE = new Reconciliation(null, 0, 0, 0, null);

    /** In words. */
    @Override
    public String toString() {
        return (finishedAt == null
                ? "not finished yet"
                : compared + " compared with the bank at " + finishedAt + ", " + repaired + " repaired, " + flagged
                        + " flagged")
                + (failure == null ? "" : "; since then it fails: " + failure);
    }

    public boolean wantsAPerson() {
        return flagged > 0 || failure != null;
    }
}

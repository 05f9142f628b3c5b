package no.nattro.demo.lesson.payment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Locale;
import no.nattro.demo.lesson.Claim;

/**
 * What the lesson came to. Scripts read this: names and order stay. Where a thing was not to be seen, its numbers are NaN.
 *
 * @param checkouts  in a second
 * @param requests   in a second, of all kinds
 * @param processors that load and shop shared
 */
@JsonPropertyOrder({"lesson", "holds", "failures", "hangSeconds", "beforeSeconds", "warmUpSeconds", "checkouts",
        "requests",
        "shoppers", "processors", "columns"})
public record SlowPaymentReport(double hangSeconds, double beforeSeconds, double warmUpSeconds, int checkouts,
        int requests, int shoppers, int processors, List<ColumnReport> columns) {

    @JsonProperty
    public String lesson() {
        return "slow-payment";
    }

    /** What there is to know of how the claims are judged. */
    @JsonIgnore
    public String note() {
        return Judge.NOTE;
    }

    /** The claims that must hold, and do not: with the guards each must, without them the books must. */
    @JsonProperty
    public List<String> failures() {
        return columns.stream().flatMap(column -> column.claims().stream()
                .filter(claim -> isAsserted(column, claim) && !claim.holds())
                .map(claim -> column.column().words() + ": " + claim.sentence() + " (" + claim.measured() + ")"))
                .toList();
    }

    /** Whether the lesson has failed when it does not hold. */
    public static boolean isAsserted(ColumnReport column, Claim claim) {
        return column.column() == Column.GUARDS || claim.equals(column.claims().getLast());
    }

    @JsonProperty
    public boolean holds() {
        return failures().isEmpty();
    }
}

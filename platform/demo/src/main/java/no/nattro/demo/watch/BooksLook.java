package no.nattro.demo.watch;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.SortedMap;
import no.nattro.demo.books.audit.Balance;
import org.jspecify.annotations.Nullable;

/**
 * How the books were seen.
 *
 * @param orders   how many there are of each status
 * @param balances one for each currency
 * @param age      how many seconds ago the reading began
 * @param trouble  why they could not be read since; null when nothing is wrong
 */
@JsonPropertyOrder({"orders", "balances", "age", "trouble"})
public record BooksLook(SortedMap<String, Long> orders, List<Balance> balances, double age, @Nullable String trouble) {

    /** Whether they were ever read. */
    public boolean hasBeenRead() {
        return !balances.isEmpty();
    }
}

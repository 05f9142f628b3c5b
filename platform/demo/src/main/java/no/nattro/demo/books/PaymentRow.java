package no.nattro.demo.books;

import no.nattro.demo.shop.Money;
import org.jspecify.annotations.Nullable;

/**
 * A payment in payment-service's books, known by its order's id.
 *
 * @param amount    null for a tombstone
 * @param needsAttention whether its end has been unknown for so long that a person must look
 * @param requestId of the request that made the row
 */
public record PaymentRow(String status, StatusPath path, @Nullable Money amount, boolean needsAttention,
        String requestId) {

    public static final String CAPTURED = "CAPTURED";

    /** Whether the bank still owes an answer. */
    public boolean isOpen() {
        return "REQUESTED".equals(status) || "UNDOING".equals(status);
    }
}

package no.nattro.demo.books;

import no.nattro.demo.shop.Money;
import org.jspecify.annotations.Nullable;

/**
 * A charge in the bank's books, known by the order's id, with the money that the bank's ledger says it moved.
 *
 * @param status   empty when the ledger names a charge that is not there
 * @param amount   null for a void that found nothing
 * @param captured in minor units, the sum of all captures; as {@code refunded} of the refunds
 */
public record ChargeRow(String status, @Nullable Money amount, int captures, long captured, int refunds,
        long refunded) {

    /** What the bank has of the shopper's money. */
    public long kept() {
        return captured - refunded;
    }
}

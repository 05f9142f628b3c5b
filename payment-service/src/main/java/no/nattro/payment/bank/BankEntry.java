package no.nattro.payment.bank;

import java.time.Instant;
import no.nattro.payment.domain.Bookmark;
import no.nattro.payment.domain.OrderId;

/**
 * What moved under a key, as the bank's statement says it.
 *
 * @param captured  øre, 0 where nothing was
 * @param refunded  øre, 0 where nothing was
 * @param changedAt by the bank's clock
 */
public record BankEntry(OrderId key, long captured, long refunded, Instant changedAt) {

    public Bookmark bookmark() {
        return new Bookmark(changedAt, key);
    }
}

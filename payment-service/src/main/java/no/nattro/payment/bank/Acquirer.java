package no.nattro.payment.bank;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import no.nattro.payment.domain.Bookmark;
import no.nattro.payment.domain.Money;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.PaymentToken;

/**
 * The bank that takes the money. Charge and void are idempotent under the order's id, and whichever of them is booked
 * first under an id decides for all later ones. An exception says nothing about what was booked, except for
 * {@link BankNotReached}: then this call booked nothing.
 */
public interface Acquirer {

    ChargeAnswer charge(OrderId key, Money amount, PaymentToken token);

    VoidAnswer voidCharge(OrderId key);

    /**
     * A page of the statement: what changed after the bookmark and before {@code until}, in that order. A charge that
     * changes while the pages are read may be on one of them twice, and on none only if it changes after {@code until}.
     */
    List<BankEntry> statement(Bookmark after, Instant until, int atMost);

    /** How these charges stand; nothing about those that the bank does not know. */
    List<BankEntry> entries(Collection<OrderId> keys);
}

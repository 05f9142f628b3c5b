package no.nattro.payment.bank;

import no.nattro.payment.domain.Money;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.PaymentToken;

/**
 * The bank that takes the money. Both calls are idempotent under the order's id, and whichever of them is booked first
 * under an id decides for all later ones. An exception says nothing about what was booked, except for
 * {@link BankNotReached}: then this call booked nothing.
 */
public interface Acquirer {

    ChargeAnswer charge(OrderId key, Money amount, PaymentToken token);

    VoidAnswer voidCharge(OrderId key);
}

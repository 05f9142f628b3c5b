package no.nattro.order.payment;

import no.nattro.order.domain.Money;
import no.nattro.order.domain.OrderId;
import no.nattro.order.domain.PaymentEnd;
import no.nattro.order.domain.ShopperId;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.upstream.NoRefusal;
import no.nattro.platform.upstream.Outcome;

/** Charges, and gives back. Every call is idempotent under the order's id; the shopper only goes with it. */
public interface Payments {

    /** Charges the total to the token. */
    Outcome<Captured, ChargeRefusal> charge(OrderId order, ShopperId shopper, Money total, String token,
            Deadline deadline);

    /** Voids or refunds, whatever there is; afterwards nothing can be captured under this id. */
    Outcome<PaymentEnd, NoRefusal> undo(OrderId order, ShopperId shopper, Deadline deadline);

    /** Why nothing is captured. */
    enum ChargeRefusal {
        DECLINED
    }

    /** The order's total is captured. */
    record Captured() {}
}

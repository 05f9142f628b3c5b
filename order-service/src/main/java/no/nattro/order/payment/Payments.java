package no.nattro.order.payment;

import no.nattro.order.domain.Order;
import no.nattro.order.domain.OrderId;
import no.nattro.order.domain.PaymentEnd;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.upstream.NoRefusal;
import no.nattro.platform.upstream.Outcome;

/** Charges, and gives back. Every call is idempotent under the order's id. */
public interface Payments {

    /** Charges the order's total to its token. */
    Outcome<Captured, ChargeRefusal> charge(Order order, Deadline deadline);

    /** Voids or refunds, whatever there is; afterwards nothing can be captured under this id. */
    Outcome<PaymentEnd, NoRefusal> undo(OrderId order, Deadline deadline);

    /** Why nothing is captured. */
    enum ChargeRefusal {
        DECLINED
    }

    /** The order's total is captured. */
    record Captured() {}
}

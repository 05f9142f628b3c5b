package no.nattro.order.inventory;

import java.util.List;
import no.nattro.order.domain.OrderId;
import no.nattro.order.domain.OrderLine;
import no.nattro.order.domain.Prices;
import no.nattro.order.domain.ShopperId;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.upstream.NoRefusal;
import no.nattro.platform.upstream.Outcome;

/** Holds stock, sells it, gives it back. Every call is idempotent under the order's id; the shopper only goes with it. */
public interface Inventory {

    /** Holds what the lines ask for, and names their prices. */
    Outcome<Prices, ReservationRefusal> reserve(OrderId order, ShopperId shopper, List<OrderLine> lines,
            Deadline deadline);

    /** Sells what is held. A refusal of this is a bug: nothing but this order ends its hold. */
    Outcome<Sold, ConfirmationRefusal> confirm(OrderId order, ShopperId shopper, Deadline deadline);

    /** Releases what is held or takes back what is sold; afterwards nothing can be held under this id. */
    Outcome<Released, NoRefusal> release(OrderId order, ShopperId shopper, Deadline deadline);

    /** Why nothing is held. */
    enum ReservationRefusal {
        OUT_OF_STOCK, UNKNOWN_SKU
    }

    /** Why a hold is not sold. */
    enum ConfirmationRefusal {
        ALREADY_UNDONE, NOT_RESERVED
    }

    /** The hold is sold. */
    record Sold() {}

    /** Nothing is held or sold any more. */
    record Released() {}
}

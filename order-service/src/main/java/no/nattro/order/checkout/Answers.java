package no.nattro.order.checkout;

import no.nattro.order.domain.FrozenAnswer;
import no.nattro.order.domain.Order;
import no.nattro.order.domain.UndoReason;

/** Words the answers that are frozen with a decision. The web package writes them; the checkout decides when. */
public interface Answers {

    /** The order as it will stand once it is confirmed. */
    FrozenAnswer confirmed(Order order);

    /**
     * The problem that a refused or cancelled order's key is answered with.
     *
     * @param detail what happened, for people
     */
    FrozenAnswer refused(Order order, UndoReason reason, String detail);
}

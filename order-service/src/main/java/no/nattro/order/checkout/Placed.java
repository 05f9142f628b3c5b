package no.nattro.order.checkout;

import java.time.Duration;
import no.nattro.order.domain.FrozenAnswer;
import no.nattro.order.domain.Order;

/** What can be said to somebody who placed an order, for the first time or again. */
public sealed interface Placed {

    /** It is decided; everybody who asks with this key is told the same. */
    record Decided(Order order, FrozenAnswer answer, boolean replayed) implements Placed {}

    /** Its end is not known yet, and nobody waits for it any more. */
    record Pending(Order order) implements Placed {}

    /** The first request with this key is still being worked on. */
    record InProgress(Duration leaseLeft) implements Placed {}

    /** The key stands for another order. */
    record KeyReused() implements Placed {}
}

package no.nattro.order.domain;

/** How far money is on its way back to the shopper. */
public enum Refund {
    /** Whether there was a capture is not known yet, or the bank has not given it back yet. */
    PENDING, DONE
}

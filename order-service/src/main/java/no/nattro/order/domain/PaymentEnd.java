package no.nattro.order.domain;

/** What became of the payment of an order that was undone. */
public enum PaymentEnd {
    /** Nothing had been captured. */
    VOIDED,
    /** The money went back. */
    REFUNDED,
    /** The bank had declined. */
    DECLINED
}

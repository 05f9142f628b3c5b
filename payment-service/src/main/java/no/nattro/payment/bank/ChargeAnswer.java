package no.nattro.payment.bank;

import no.nattro.payment.domain.DeclineReason;

/** What the bank's books say about a charge. */
public sealed interface ChargeAnswer {

    /** The money has been taken, by this call or by an earlier one. */
    record Captured() implements ChargeAnswer {}

    /** No money was taken, and none will be under this key. */
    record Declined(DeclineReason reason) implements ChargeAnswer {}

    /** It has been voided or refunded before: nothing was taken by this call. */
    record Undone() implements ChargeAnswer {}
}

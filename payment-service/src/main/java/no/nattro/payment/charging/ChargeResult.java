package no.nattro.payment.charging;

import no.nattro.payment.domain.DeclineReason;
import no.nattro.payment.domain.Payment;

/** How a wish to charge stands, by the payment's row. */
public sealed interface ChargeResult {

    /** The money has been taken. */
    record Captured(Payment payment) implements ChargeResult {}

    /** The bank has not answered. It may have taken the money. */
    record NotKnownYet(Payment payment) implements ChargeResult {}

    /** The bank has refused for good. */
    record Declined(DeclineReason reason) implements ChargeResult {}

    /** The payment was undone, or is being undone. */
    record AlreadyUndone() implements ChargeResult {}

    /** The order has a payment of another amount or token. */
    record KeyReused() implements ChargeResult {}

    static ChargeResult of(Payment payment) {
        return switch (payment.status()) {
            case CAPTURED -> new Captured(payment);
            case REQUESTED -> new NotKnownYet(payment);
            case DECLINED -> new Declined(payment.declineReason().orElseThrow());
            case UNDOING, VOIDED, REFUNDED -> new AlreadyUndone();
        };
    }
}

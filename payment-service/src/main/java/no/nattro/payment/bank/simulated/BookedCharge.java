package no.nattro.payment.bank.simulated;

import no.nattro.payment.bank.ChargeAnswer;
import no.nattro.payment.bank.VoidAnswer;
import no.nattro.payment.domain.DeclineReason;
import no.nattro.payment.domain.Money;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.PaymentToken;
import org.jspecify.annotations.Nullable;

/**
 * A row of the bank's books. Amount, currency and token are missing exactly where a void came first.
 *
 * @param declineReason present exactly when declined
 */
record BookedCharge(OrderId key, @Nullable Long amount, @Nullable String currency, @Nullable String token,
        Status status,
        @Nullable DeclineReason declineReason) {

    enum Status {
        CAPTURED, DECLINED, VOIDED, REFUNDED
    }

    /** @throws KeyReused when the charge was booked for something else */
    ChargeAnswer answerToCharge(Money askedAmount, PaymentToken askedToken) {
        if (status != Status.VOIDED && !isFor(askedAmount, askedToken)) {
            throw new KeyReused(key);
        }
        return switch (status) {
            case CAPTURED -> new ChargeAnswer.Captured();
            case DECLINED -> new ChargeAnswer.Declined(declineReason);
            case VOIDED, REFUNDED -> new ChargeAnswer.Undone();
        };
    }

    VoidAnswer answerToVoid() {
        return status == Status.REFUNDED ? VoidAnswer.REFUNDED : VoidAnswer.VOIDED;
    }

    private boolean isFor(Money askedAmount, PaymentToken askedToken) {
        return amount != null && amount == askedAmount.amount() && askedAmount.currency().equals(currency)
                && askedToken.value().equals(token);
    }
}

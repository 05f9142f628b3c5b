package no.nattro.payment.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import no.nattro.payment.charging.Charge;
import no.nattro.payment.domain.Money;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.PaymentToken;

/** What is to be paid, and with what. */
record ChargeRequest(@NotNull @Valid Amount amount,
        @NotNull @Pattern(regexp = PaymentToken.FORM, message = ChargeRequest.NO_TOKEN) String token) {

    private static final String NO_TOKEN = "must be a payment token of the form {regexp}";
    private static final String NO_CURRENCY = "must be " + Money.CURRENCY;

    record Amount(@NotNull @Positive @Max(Money.LARGEST) Long amount,
            @NotNull @Pattern(regexp = "^" + Money.CURRENCY + "$", message = NO_CURRENCY) String currency) {}

    Charge of(OrderId orderId) {
        return new Charge(orderId, new Money(amount.amount, amount.currency), new PaymentToken(token));
    }

    @Override
    public String toString() {
        return "ChargeRequest[" + amount + "]"; // a record would print its token
    }
}

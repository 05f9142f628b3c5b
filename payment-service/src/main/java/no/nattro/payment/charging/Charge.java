package no.nattro.payment.charging;

import no.nattro.payment.domain.Money;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.PaymentToken;

/** The wish that an order be paid. */
public record Charge(OrderId orderId, Money amount, PaymentToken token) {}

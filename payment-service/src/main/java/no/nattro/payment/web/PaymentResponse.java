package no.nattro.payment.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import no.nattro.payment.domain.Money;
import no.nattro.payment.domain.Payment;
import no.nattro.payment.domain.PaymentStatus;
import org.jspecify.annotations.Nullable;

/**
 * How a payment stands.
 *
 * @param amount left out where the payment was undone before it was asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PaymentResponse(UUID orderId, PaymentStatus status, @Nullable Money amount) {

    static PaymentResponse from(Payment payment) {
        return new PaymentResponse(payment.orderId().value(), payment.status(), payment.amount().orElse(null));
    }
}

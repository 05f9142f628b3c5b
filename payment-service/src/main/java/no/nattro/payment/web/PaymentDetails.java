package no.nattro.payment.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import no.nattro.payment.domain.DeclineReason;
import no.nattro.payment.domain.Money;
import no.nattro.payment.domain.Payment;
import no.nattro.payment.domain.PaymentStatus;
import org.jspecify.annotations.Nullable;

/**
 * A payment for people to look at. The token stays inside.
 *
 * @param amount        left out where the payment was undone before it was asked for
 * @param declineReason left out unless declined
 * @param requestId     the request that made the payment
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PaymentDetails(UUID orderId, PaymentStatus status, @Nullable Money amount, @Nullable DeclineReason declineReason,
        String requestId, Instant createdAt, Instant updatedAt) {

    static PaymentDetails from(Payment payment) {
        return new PaymentDetails(payment.orderId().value(), payment.status(), payment.amount().orElse(null),
                payment.declineReason().orElse(null), payment.requestId(), payment.createdAt(), payment.updatedAt());
    }
}

package no.nattro.payment.charging;

import java.util.Optional;
import no.nattro.payment.domain.DeclineReason;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.Payment;
import no.nattro.payment.domain.PaymentStatus;
import no.nattro.payment.domain.Payments;
import no.nattro.platform.request.Origin;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything that is ever committed about a payment. Each method writes if the row still stands where the write expects
 * it, and gives back the row as it stands then, whoever brought it there.
 */
@Component
class PaymentTransactions {

    private final Payments payments;

    PaymentTransactions(Payments payments) {
        this.payments = payments;
    }

    @Transactional
    Payment request(Charge charge, Origin origin) {
        payments.addRequested(charge.orderId().value(), charge.amount().amount(), charge.amount().currency(),
                charge.token().value(), origin.requestId().value(), origin.traceparent());
        return theRow(charge.orderId());
    }

    @Transactional
    Payment captured(OrderId orderId) {
        return move(orderId, PaymentStatus.CAPTURED, null);
    }

    @Transactional
    Payment declined(OrderId orderId, DeclineReason reason) {
        return move(orderId, PaymentStatus.DECLINED, reason);
    }

    /** Where there is nothing to undo, a tombstone refuses the request that may still be under way. */
    @Transactional
    Payment beginUndo(OrderId orderId, Origin origin) {
        payments.addTombstone(orderId.value(), origin.requestId().value(), origin.traceparent());
        return move(orderId, PaymentStatus.UNDOING, null);
    }

    @Transactional
    Payment undone(OrderId orderId, PaymentStatus end) {
        return move(orderId, end, null);
    }

    /** The bank was asked and said nothing; whoever asks it next gives it time. */
    @Transactional
    Payment unanswered(Payment asked) {
        payments.noteUnanswered(asked.orderId().value(), asked.status().name());
        return theRow(asked.orderId());
    }

    @Transactional(readOnly = true)
    Optional<Payment> find(OrderId orderId) {
        return payments.findByOrderId(orderId.value());
    }

    private Payment move(OrderId orderId, PaymentStatus to, @Nullable DeclineReason reason) {
        payments.move(orderId.value(), to.before().stream().map(Enum::name).toList(), to.name(), to.isOpen(),
                reason == null ? null : reason.name());
        return theRow(orderId);
    }

    private Payment theRow(OrderId orderId) {
        return payments.findByOrderId(orderId.value()).orElseThrow();
    }
}

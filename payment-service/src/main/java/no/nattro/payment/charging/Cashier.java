package no.nattro.payment.charging;

import java.util.Optional;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.Payment;
import no.nattro.payment.domain.PaymentStatus;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.request.Origin;
import org.springframework.stereotype.Component;

/**
 * Charges orders and undoes that. The reply is made from the row and never from the bank's answer: while the bank was
 * asked, somebody else may have undone the payment, and a charge that then answered "captured" would let an order go on
 * whose money is given back.
 */
@Component
public class Cashier {

    private final PaymentTransactions transactions;
    private final OpenPayments open;

    Cashier(PaymentTransactions transactions, OpenPayments open) {
        this.transactions = transactions;
        this.open = open;
    }

    /** Charges the order, or says how its charge stands. Asks the bank only while nobody knows. */
    public ChargeResult charge(Charge charge, Origin origin, Deadline deadline) {
        Payment payment = transactions.request(charge, origin);
        if (payment.contradicts(charge.amount(), charge.token())) {
            return new ChargeResult.KeyReused();
        }
        return ChargeResult.of(payment.status() == PaymentStatus.REQUESTED
                ? open.ask(payment, deadline).payment()
                : payment);
    }

    /** Undoes the order's payment whatever became of it; UNDOING until the bank has answered. */
    public Payment undo(OrderId orderId, Origin origin, Deadline deadline) {
        Payment payment = transactions.beginUndo(orderId, origin);
        return payment.status() == PaymentStatus.UNDOING ? open.ask(payment, deadline).payment() : payment;
    }

    /** For people: nothing may be decided by it, because a charge that is not there may be on its way. */
    public Optional<Payment> find(OrderId orderId) {
        return transactions.find(orderId);
    }
}

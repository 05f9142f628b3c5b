package no.nattro.payment.charging;

import java.util.Optional;
import java.util.function.Supplier;
import no.nattro.payment.bank.Bank;
import no.nattro.payment.bank.BankReply.Answered;
import no.nattro.payment.bank.BankReply.NotSent;
import no.nattro.payment.bank.BankReply.Unknown;
import no.nattro.payment.bank.ChargeAnswer;
import no.nattro.payment.bank.VoidAnswer;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.Payment;
import no.nattro.payment.domain.PaymentStatus;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.request.Origin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Charges orders and undoes that. The reply is made from the row and never from the bank's answer: while the bank was
 * asked, somebody else may have undone the payment, and a charge that then answered "captured" would let an order go on
 * whose money is given back.
 */
@Component
public class Cashier {

    private static final Logger log = LoggerFactory.getLogger(Cashier.class);

    private final PaymentTransactions transactions;
    private final Bank bank;

    Cashier(PaymentTransactions transactions, Bank bank) {
        this.transactions = transactions;
        this.bank = bank;
    }

    /** Charges the order, or says how its charge stands. Asks the bank only while nobody knows. */
    public ChargeResult charge(Charge charge, Origin origin, Deadline deadline) {
        Payment payment = transactions.request(charge, origin);
        if (payment.contradicts(charge.amount(), charge.token())) {
            return new ChargeResult.KeyReused();
        }
        return ChargeResult.of(payment.status() == PaymentStatus.REQUESTED
                ? askToCharge(payment, charge, deadline)
                : payment);
    }

    /** Undoes the order's payment whatever became of it; UNDOING until the bank has answered. */
    public Payment undo(OrderId orderId, Origin origin, Deadline deadline) {
        Payment payment = transactions.beginUndo(orderId, origin);
        return payment.status() == PaymentStatus.UNDOING ? askToVoid(payment, deadline) : payment;
    }

    /** For people: nothing may be decided by it, because a charge that is not there may be on its way. */
    public Optional<Payment> find(OrderId orderId) {
        return transactions.find(orderId);
    }

    private Payment askToCharge(Payment requested, Charge charge, Deadline deadline) {
        OrderId orderId = charge.orderId();
        return switch (bank.charge(orderId, charge.amount(), charge.token(), deadline)) {
            case Answered(ChargeAnswer.Captured _) -> answered(requested, () -> transactions.captured(orderId));
            case Answered(ChargeAnswer.Declined(var reason)) ->
                answered(requested, () -> transactions.declined(orderId, reason));
            case Answered(ChargeAnswer.Undone _) -> unanswered(requested, "it says that the charge was undone");
            case Unknown(String cause) -> unanswered(requested, cause);
            case NotSent(String cause) -> notSent(requested, cause);
        };
    }

    private Payment askToVoid(Payment undoing, Deadline deadline) {
        OrderId orderId = undoing.orderId();
        return switch (bank.voidCharge(orderId, deadline)) {
            case Answered(VoidAnswer answer) -> answered(undoing, () -> transactions.undone(orderId, switch (answer) {
                case VOIDED -> PaymentStatus.VOIDED;
                case REFUNDED -> PaymentStatus.REFUNDED;
            }));
            case Unknown(String cause) -> unanswered(undoing, cause);
            case NotSent(String cause) -> notSent(undoing, cause);
        };
    }

    private Payment unanswered(Payment asked, String cause) {
        Payment now = commit(asked, () -> transactions.unanswered(asked));
        if (now.status() == asked.status()) {
            log.warn("Payment of order {}: still {}, no answer of the bank: {}", now.orderId(), now.status(), cause);
        }
        return now;
    }

    private static Payment notSent(Payment open, String cause) {
        log.info("Payment of order {}: still {}, the bank was not asked: {}", open.orderId(), open.status(), cause);
        return open;
    }

    private static Payment answered(Payment asked, Supplier<Payment> transaction) {
        Payment now = commit(asked, transaction);
        log.info("Payment of order {}: {}", now.orderId(), now.status());
        return now;
    }

    /** Without this commit nothing may be claimed: for the caller, the payment stands where it stood before. */
    private static Payment commit(Payment before, Supplier<Payment> transaction) {
        try {
            return transaction.get();
        } catch (DataAccessException | TransactionException failure) {
            log.error("Payment of order {}: {}, and what came of asking the bank could not be written",
                    before.orderId(), before.status(), failure);
            return before;
        }
    }
}

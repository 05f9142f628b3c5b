package no.nattro.payment.charging;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Brings an open payment on: asks the bank for what the row stands for, and commits the answer only where the row still
 * waits for it. Requests and recovery both come through here, so that neither can know a short cut, and any number of
 * them may ask about one payment at once: the bank answers all of them the same, and one of the commits finds the row.
 */
@Component
public class OpenPayments {

    private static final Logger log = LoggerFactory.getLogger(OpenPayments.class);

    private final PaymentTransactions transactions;
    private final Bank bank;

    OpenPayments(PaymentTransactions transactions, Bank bank) {
        this.transactions = transactions;
        this.bank = bank;
    }

    /**
     * Asks the bank once, under the same key and with the same body as ever.
     *
     * @param open REQUESTED or UNDOING
     */
    public Enquiry ask(Payment open, Deadline deadline) {
        return switch (open.status()) {
            case REQUESTED -> askToCharge(open, deadline);
            case UNDOING -> askToVoid(open, deadline);
            case CAPTURED, DECLINED, VOIDED, REFUNDED ->
                throw new IllegalArgumentException("the bank owes no answer about a payment that is " + open.status());
        };
    }

    /** Whether the bank would not be asked now: it has failed, and is left alone for a while. */
    public boolean isBankLeftAlone() {
        return bank.isLeftAlone();
    }

    private Enquiry askToCharge(Payment requested, Deadline deadline) {
        OrderId orderId = requested.orderId();
        return switch (bank.charge(orderId, requested.amount().orElseThrow(), requested.token().orElseThrow(),
                deadline)) {
            case Answered(ChargeAnswer.Captured _) -> answered(requested, () -> transactions.captured(orderId));
            case Answered(ChargeAnswer.Declined(var reason)) ->
                answered(requested, () -> transactions.declined(orderId, reason));
            case Answered(ChargeAnswer.Undone _) -> unanswered(requested, "it says that the charge was undone");
            case Unknown(String cause) -> unanswered(requested, cause);
            case NotSent(String cause) -> notSent(requested, cause);
        };
    }

    private Enquiry askToVoid(Payment undoing, Deadline deadline) {
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

    private Enquiry answered(Payment asked, Supplier<Payment> transaction) {
        Payment now = commit(asked, transaction);
        log.info("Payment of order {}: {}", now.orderId(), now.status());
        return new Enquiry(now, Enquiry.End.ANSWERED);
    }

    private Enquiry unanswered(Payment asked, String cause) {
        Payment now = commit(asked, () -> transactions.unanswered(asked));
        if (now.status() == asked.status()) {
            log.warn("Payment of order {}: still {}, no answer of the bank: {}", now.orderId(), now.status(), cause);
        }
        return new Enquiry(now, Enquiry.End.UNKNOWN);
    }

    private static Enquiry notSent(Payment open, String cause) {
        log.info("Payment of order {}: still {}, the bank was not asked: {}", open.orderId(), open.status(), cause);
        return new Enquiry(open, Enquiry.End.NOT_SENT);
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

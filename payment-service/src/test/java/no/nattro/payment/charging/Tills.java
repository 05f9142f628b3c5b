package no.nattro.payment.charging;

import no.nattro.payment.bank.Acquirer;
import no.nattro.payment.bank.Bank;
import no.nattro.payment.bank.ScriptedBank;
import no.nattro.payment.domain.DeclineReason;
import no.nattro.payment.domain.Money;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.PaymentStatus;
import no.nattro.payment.domain.PaymentToken;
import no.nattro.platform.request.Origin;
import no.nattro.platform.request.RequestId;

/**
 * The parts of charging for tests of other packages: with a bank of the test's, or one commit at a time, so that a test
 * can stop where a process may die.
 */
public class Tills {

    public static final Money PRICE = Money.nok(39800);

    private static final Origin ORIGIN = new Origin(new RequestId("a-request-of-the-tills"), null);

    private final PaymentTransactions transactions;

    Tills(PaymentTransactions transactions) {
        this.transactions = transactions;
    }

    public Cashier cashier(Acquirer acquirer) {
        return new Cashier(transactions, openPayments(acquirer));
    }

    public OpenPayments openPayments(Acquirer acquirer) {
        return openPayments(ScriptedBank.patient(acquirer));
    }

    public OpenPayments openPayments(Bank bank) {
        return new OpenPayments(transactions, bank);
    }

    public Charge charge(OrderId order) {
        return charge(order, "tok_approved");
    }

    public Charge charge(OrderId order, String token) {
        return new Charge(order, PRICE, new PaymentToken(token));
    }

    /** The first commit of a charge. */
    public void request(Charge charge) {
        transactions.request(charge, ORIGIN);
    }

    /** Brings an order without a payment there on the shortest way, through commits alone. */
    public void bringTo(OrderId order, PaymentStatus status) {
        switch (status) {
            case REQUESTED -> commit(order, status);
            case CAPTURED, DECLINED, UNDOING -> {
                bringTo(order, PaymentStatus.REQUESTED);
                commit(order, status);
            }
            case VOIDED, REFUNDED -> {
                bringTo(order, PaymentStatus.UNDOING);
                commit(order, status);
            }
        }
    }

    /** One commit of the protocol, as the request makes it. */
    public void commit(OrderId order, PaymentStatus status) {
        switch (status) {
            case REQUESTED -> request(charge(order));
            case CAPTURED -> transactions.captured(order);
            case DECLINED -> transactions.declined(order, DeclineReason.CARD_DECLINED);
            case UNDOING -> transactions.beginUndo(order, ORIGIN);
            case VOIDED, REFUNDED -> transactions.undone(order, status);
        }
    }
}

package no.nattro.payment.charging;

import no.nattro.payment.domain.DeclineReason;
import no.nattro.payment.domain.Money;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.PaymentStatus;
import no.nattro.payment.domain.PaymentToken;
import no.nattro.platform.request.Origin;
import no.nattro.platform.request.RequestId;
import no.nattro.platform.warmup.Rehearsal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Plays every transaction of a payment inside one that is rolled back. */
@Component
class ChargingRehearsal implements Rehearsal {

    private final TransactionOperations rolledBack;
    private final PaymentTransactions transactions;

    ChargingRehearsal(TransactionTemplate rolledBack, PaymentTransactions transactions) {
        this.rolledBack = rolledBack;
        this.transactions = transactions;
    }

    @Override
    public void play(RequestId requestId) {
        Origin origin = new Origin(requestId, null);
        rolledBack.executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            Charge charge = new Charge(OrderId.random(), Money.nok(1), new PaymentToken("tok_warm_up"));
            transactions.unanswered(transactions.request(charge, origin));
            transactions.captured(charge.orderId());
            transactions.beginUndo(charge.orderId(), origin);
            transactions.undone(charge.orderId(), PaymentStatus.REFUNDED);
            transactions.declined(charge.orderId(), DeclineReason.CARD_DECLINED);
        });
    }
}

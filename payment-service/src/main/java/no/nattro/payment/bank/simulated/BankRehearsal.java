package no.nattro.payment.bank.simulated;

import java.util.Optional;
import no.nattro.payment.domain.Money;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.PaymentToken;
import no.nattro.platform.request.RequestId;
import no.nattro.platform.warmup.Rehearsal;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Plays a charge and its refund in the bank's books, rolled back. */
@Component
class BankRehearsal implements Rehearsal {

    private final TransactionOperations rolledBack;
    private final BookTransactions books;

    BankRehearsal(@Qualifier(BankDatabase.TRANSACTIONS) PlatformTransactionManager transactions,
            BookTransactions books) {
        this.rolledBack = new TransactionTemplate(transactions);
        this.books = books;
    }

    @Override
    public void play(RequestId requestId) {
        rolledBack.executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            OrderId key = OrderId.random();
            books.find(key);
            books.charge(key, Money.nok(1), new PaymentToken("tok_warm_up"), Optional.empty());
            books.voidCharge(key);
        });
    }
}

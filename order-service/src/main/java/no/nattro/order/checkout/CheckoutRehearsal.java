package no.nattro.order.checkout;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nattro.order.domain.IdempotencyKey;
import no.nattro.order.domain.Lease;
import no.nattro.order.domain.Money;
import no.nattro.order.domain.Order;
import no.nattro.order.domain.OrderId;
import no.nattro.order.domain.OrderLine;
import no.nattro.order.domain.PlaceOrder;
import no.nattro.order.domain.Prices;
import no.nattro.order.domain.ShopperId;
import no.nattro.platform.request.Origin;
import no.nattro.platform.request.RequestId;
import no.nattro.platform.warmup.Rehearsal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Plays every transaction of a checkout inside one that is rolled back. */
@Component
class CheckoutRehearsal implements Rehearsal {

    private final TransactionOperations rolledBack;
    private final OrderTransactions transactions;
    private final Answers answers;

    CheckoutRehearsal(PlatformTransactionManager manager, OrderTransactions transactions, Answers answers) {
        this.rolledBack = new TransactionTemplate(manager);
        this.transactions = transactions;
        this.answers = answers;
    }

    @Override
    public void play(RequestId requestId) {
        OrderId id = OrderId.random();
        PlaceOrder command = new PlaceOrder(new ShopperId(UUID.randomUUID()), new IdempotencyKey("warm-up"),
                List.of(OrderLine.of("WARM-UP", 1)), "tok_warm_up", null);
        Prices prices = new Prices(Map.of("WARM-UP", Money.nok(1)), Money.nok(1));
        Lease lease = Lease.first(id);
        rolledBack.executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            transactions.open(id, command, new Origin(requestId, null));
            Order order = transactions.find(command.shopper(), command.key()).orElseThrow();
            transactions.firstLeaseLeft(id);
            transactions.write(orders -> orders.toCharging(lease, prices));
            transactions.write(orders -> orders.toConfirming(lease));
            transactions.write(orders -> orders.toConfirmed(lease, answers.confirmed(order)));
            transactions.requestCancellation(id);
        });
    }
}

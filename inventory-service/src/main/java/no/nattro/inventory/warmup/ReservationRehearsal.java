package no.nattro.inventory.warmup;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import no.nattro.inventory.domain.Basket;
import no.nattro.inventory.domain.BasketLine;
import no.nattro.inventory.domain.OrderId;
import no.nattro.inventory.domain.Sku;
import no.nattro.inventory.reservation.Reserve;
import no.nattro.inventory.reservation.Stockroom;
import no.nattro.platform.request.Origin;
import no.nattro.platform.request.RequestId;
import no.nattro.platform.warmup.Rehearsal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Reserves, sells and takes back in a transaction that is always rolled back. The product is the rehearsal's own and as
 * short-lived: with a real one, every starting replica would lock stock that the others are selling.
 */
@Component
class ReservationRehearsal implements Rehearsal {

    private final Stockroom stockroom;
    private final JdbcClient sql;
    private final TransactionOperations transactions;

    ReservationRehearsal(Stockroom stockroom, JdbcClient sql, PlatformTransactionManager transactions) {
        this.stockroom = stockroom;
        this.sql = sql;
        this.transactions = new TransactionTemplate(transactions);
    }

    @Override
    public void play(RequestId requestId) {
        transactions.executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            UUID id = UUID.randomUUID();
            Sku sku = makeProduct("WARM-UP-" + id.toString().substring(0, 8).toUpperCase(Locale.ROOT));
            Origin origin = new Origin(requestId, null);
            OrderId orderId = new OrderId(id);
            stockroom.reserve(new Reserve(orderId, basket(sku, 1), origin));
            stockroom.confirm(orderId, origin);
            stockroom.undo(orderId, origin);
            stockroom.reserve(new Reserve(new OrderId(UUID.randomUUID()), basket(sku, 2), origin)); // there is only one
        });
    }

    private static Basket basket(Sku sku, int quantity) {
        return new Basket(List.of(new BasketLine(sku, quantity)));
    }

    private Sku makeProduct(String sku) {
        sql.sql("INSERT INTO products (sku, name, description, price_amount, currency) VALUES (?, ?, ?, 1, 'NOK')")
                .params(sku, sku, sku).update();
        sql.sql("INSERT INTO stock (sku, initial, available) VALUES (?, 1, 1)").params(sku).update();
        return new Sku(sku);
    }
}

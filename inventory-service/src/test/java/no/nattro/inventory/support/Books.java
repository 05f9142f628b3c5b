package no.nattro.inventory.support;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import no.nattro.inventory.domain.ReservationStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables as an auditor sees them, and the lorry that brings new products. */
public final class Books {

    public static final long PRICE = 12_900;

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final JdbcClient sql;

    Books(JdbcClient sql) {
        this.sql = sql;
    }

    /** Where the pieces of a product are. */
    public record Pieces(int initial, int available, int held, int sold) {}

    /** Brings a product that no other test knows; a later one's SKU is greater. */
    public String newProduct(int pieces) {
        String sku = "TEST-%05d".formatted(COUNTER.incrementAndGet());
        sql.sql("INSERT INTO products VALUES (?, ?, 'Made for a test.', ?, 'NOK')")
                .params(sku, "Thing " + sku, PRICE).update();
        sql.sql("INSERT INTO stock (sku, initial, available) VALUES (?, ?, ?)").params(sku, pieces, pieces).update();
        return sku;
    }

    public void restock(String sku, int pieces) {
        sql.sql("UPDATE stock SET initial = initial + ?, available = available + ? WHERE sku = ?")
                .params(pieces, pieces, sku).update();
    }

    public void changePrice(String sku, long amount) {
        sql.sql("UPDATE products SET price_amount = ? WHERE sku = ?").params(amount, sku).update();
    }

    public Pieces pieces(String sku) {
        return sql.sql("SELECT initial, available, held, sold FROM stock WHERE sku = ?").param(sku)
                .query(Pieces.class).single();
    }

    public Optional<ReservationStatus> status(UUID orderId) {
        return sql.sql("SELECT status FROM reservations WHERE order_id = ?").param(orderId)
                .query(ReservationStatus.class).optional();
    }

    /** Every status that the order's reservation has had. */
    public List<ReservationStatus> history(UUID orderId) {
        return sql.sql("SELECT to_status FROM reservation_history WHERE order_id = ? ORDER BY id").param(orderId)
                .query(ReservationStatus.class).list();
    }
}

package no.nattro.demo.books;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What is read of inventory-service's database. */
final class InventoryBook {

    private static final String STOCK = "SELECT sku, initial, available, held, sold FROM stock ORDER BY sku";

    private static final String RESERVATIONS = """
            SELECT r.order_id, r.status, r.request_id, h.steps, l.lines
            FROM reservations r
            LEFT JOIN (SELECT h.order_id, %s AS steps FROM reservation_history h GROUP BY h.order_id) h USING (order_id)
            LEFT JOIN (SELECT order_id, %s AS lines FROM reservation_lines GROUP BY order_id) l USING (order_id)
            """.formatted(Texts.STEPS, Texts.lines("unit_price_amount"));

    private InventoryBook() {}

    static void stock(Connection connection, Consumer<StockRow> stock) throws SQLException {
        Query.each(connection, STOCK, row -> stock.accept(new StockRow(row.getString("sku"), row.getLong("initial"),
                row.getLong("available"), row.getLong("held"), row.getLong("sold"))));
    }

    static void reservations(Connection connection, Texts texts, BiConsumer<UUID, ReservationRow> reservations)
            throws SQLException {
        Query.each(connection, RESERVATIONS, row -> reservations.accept(Query.uuid(row, "order_id"),
                new ReservationRow(texts.same(row.getString("status")), texts.path(row.getString("steps")),
                        texts.linesOf(row.getString("lines")), row.getString("request_id"))));
    }
}

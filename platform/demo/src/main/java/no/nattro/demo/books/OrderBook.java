package no.nattro.demo.books;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What is read of order-service's database. */
final class OrderBook {

    private static final String ORDERS = """
            SELECT o.id, o.shopper_id, o.idempotency_key, o.status, o.total, o.currency, o.cancel_requested_at,
                   o.needs_attention, o.request_id, o.created_at, h.steps, COALESCE(h.at, o.created_at) AS changed_at,
                   l.lines
            FROM orders o
            LEFT JOIN (SELECT h.order_id, %s AS steps, max(h.at) AS at FROM order_history h GROUP BY h.order_id) h
                   ON h.order_id = o.id
            LEFT JOIN (SELECT order_id, %s AS lines FROM order_lines GROUP BY order_id) l ON l.order_id = o.id
            """.formatted(Texts.STEPS, Texts.lines("unit_price"));

    private static final String STATES = """
            SELECT o.id, o.status, COALESCE(h.steps, 0) AS steps
            FROM orders o
            LEFT JOIN (SELECT order_id, count(*) AS steps FROM order_history GROUP BY order_id) h ON h.order_id = o.id
            """;

    private static final String TOTALS = "SELECT id, status, total, currency FROM orders";

    /** The first end counts: a shopper who cancels what was confirmed begins anew. */
    private static final String COURSES = """
            SELECT o.created_at, min(h.at) FILTER (WHERE h.to_status IN ('CONFIRMED', 'REJECTED', 'CANCELLED')) AS ended_at,
                   min(h.lease_epoch) FILTER (WHERE h.to_status = 'CONFIRMED') AS confirmed_under
            FROM orders o
            JOIN order_history h ON h.order_id = o.id
            GROUP BY o.id, o.created_at
            """;

    /** Of the request itself. */
    private static final long FIRST_LEASE = 1;

    private OrderBook() {}

    static void orders(Connection connection, Texts texts, BiConsumer<UUID, OrderRow> orders) throws SQLException {
        Query.each(connection, ORDERS, row -> {
            OrderRow order = order(row, texts);
            orders.accept(order.id(), order);
        });
    }

    /** As they stand now: only how, not what they are. */
    static void states(Connection connection, Texts texts, BiConsumer<UUID, OrderRow.State> states)
            throws SQLException {
        Query.each(connection, STATES, row -> states.accept(Query.uuid(row, "id"),
                texts.same(new OrderRow.State(row.getString("status"), row.getInt("steps")))));
    }

    /** Only what the money needs, which no history is. */
    static void totals(Connection connection, Texts texts, BiConsumer<String, OrderRow> orders) throws SQLException {
        Query.each(connection, TOTALS, row -> orders.accept(texts.same(row.getString("currency")),
                OrderRow.withoutHistory(Query.uuid(row, "id"), texts.same(row.getString("status")),
                        Query.money(row, "total"))));
    }

    /** When the transaction began: what it sees is not older. */
    static void time(Connection connection, Consumer<Instant> time) throws SQLException {
        Query.each(connection, "SELECT transaction_timestamp() AS now", row -> time.accept(Query.instant(row, "now")));
    }

    static void courses(Connection connection, Consumer<Course> courses) throws SQLException {
        Query.each(connection, COURSES, row -> {
            Instant end = Query.instant(row, "ended_at");
            long epoch = row.getLong("confirmed_under");
            boolean confirmed = !row.wasNull();
            courses.accept(new Course(end == null
                    ? null
                    : Duration.between(Objects.requireNonNull(Query.instant(row, "created_at")), end), confirmed,
                    confirmed && epoch > FIRST_LEASE));
        });
    }

    private static OrderRow order(ResultSet row, Texts texts) throws SQLException {
        return new OrderRow(Query.uuid(row, "id"), texts.same(Query.uuid(row, "shopper_id")),
                row.getString("idempotency_key"), texts.same(row.getString("status")),
                texts.path(row.getString("steps")), texts.linesOf(row.getString("lines")),
                Query.money(row, "total"), Query.instant(row, "cancel_requested_at"),
                row.getBoolean("needs_attention"), row.getString("request_id"),
                Query.instant(row, "created_at"), Query.instant(row, "changed_at"));
    }
}

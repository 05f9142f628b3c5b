package no.nattro.demo.books;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What is read of payment-service's database and of the bank's. */
final class MoneyBook {

    private static final String PAYMENTS = """
            SELECT p.order_id, p.status, p.amount, p.currency, p.needs_attention, p.request_id, h.steps
            FROM payments p
            LEFT JOIN (SELECT h.order_id, %s AS steps FROM payment_history h GROUP BY h.order_id) h USING (order_id)
            """.formatted(Texts.STEPS);

    /** FULL JOIN: money that moved counts also where its charge is missing. */
    private static final String CHARGES = """
            SELECT key, COALESCE(c.status, '') AS status, c.amount, c.currency,
                   COALESCE(l.captures, 0) AS captures, COALESCE(l.captured, 0) AS captured,
                   COALESCE(l.refunds, 0) AS refunds, COALESCE(l.refunded, 0) AS refunded
            FROM charges c
            FULL JOIN (SELECT key, count(*) FILTER (WHERE kind = 'CAPTURE') AS captures,
                              sum(amount) FILTER (WHERE kind = 'CAPTURE') AS captured,
                              count(*) FILTER (WHERE kind = 'REFUND') AS refunds,
                              sum(amount) FILTER (WHERE kind = 'REFUND') AS refunded
                       FROM ledger GROUP BY key) l USING (key)
            """;

    private static final String MOVES = """
            SELECT key, currency, count(*) FILTER (WHERE kind = 'CAPTURE') AS captures,
                   COALESCE(sum(amount) FILTER (WHERE kind = 'CAPTURE'), 0) AS captured,
                   count(*) FILTER (WHERE kind = 'REFUND') AS refunds,
                   COALESCE(sum(amount) FILTER (WHERE kind = 'REFUND'), 0) AS refunded
            FROM ledger GROUP BY key, currency
            """;

    private static final String RECONCILIATION = "SELECT finished_at, compared, repaired, flagged, failure FROM reconciliation";

    private MoneyBook() {}

    static void reconciliation(Connection connection, Consumer<Reconciliation> reconciliation) throws SQLException {
        Query.each(connection, RECONCILIATION, row -> reconciliation.accept(reconciliation(row)));
    }

    private static Reconciliation reconciliation(ResultSet row) throws SQLException {
        Instant finishedAt = Query.instant(row, "finished_at");
        return new Reconciliation(finishedAt == null ? null : finishedAt.truncatedTo(ChronoUnit.SECONDS).toString(),
                row.getLong("compared"), row.getLong("repaired"), row.getLong("flagged"), row.getString("failure"));
    }

    static void payments(Connection connection, Texts texts, BiConsumer<UUID, PaymentRow> payments)
            throws SQLException {
        Query.each(connection, PAYMENTS, row -> payments.accept(Query.uuid(row, "order_id"),
                new PaymentRow(texts.same(row.getString("status")), texts.path(row.getString("steps")),
                        Query.money(row, "amount"), row.getBoolean("needs_attention"), row.getString("request_id"))));
    }

    static void charges(Connection connection, Texts texts, BiConsumer<UUID, ChargeRow> charges) throws SQLException {
        Query.each(connection, CHARGES, row -> charges.accept(Query.uuid(row, "key"),
                new ChargeRow(texts.same(row.getString("status")), Query.money(row, "amount"), row.getInt("captures"),
                        row.getLong("captured"), row.getInt("refunds"), row.getLong("refunded"))));
    }

    /** Only the money that moved, in each currency by itself. */
    static void moves(Connection connection, Texts texts, Moves moves) throws SQLException {
        Query.each(connection, MOVES, row -> moves.of(texts.same(row.getString("currency")), Query.uuid(row, "key"),
                new ChargeRow("", null, row.getInt("captures"), row.getLong("captured"), row.getInt("refunds"),
                        row.getLong("refunded"))));
    }

    /** Hears of what moved under a key in one currency. */
    interface Moves {

        void of(String currency, UUID key, ChargeRow moved);
    }
}

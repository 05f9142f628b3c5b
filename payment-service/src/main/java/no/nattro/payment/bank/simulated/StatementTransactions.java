package no.nattro.payment.bank.simulated;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import no.nattro.payment.bank.BankEntry;
import no.nattro.payment.domain.Bookmark;
import no.nattro.payment.domain.OrderId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The statement that the bank gives: what moved, by its ledger and not by what it says about charges. */
@Component
class StatementTransactions {

    private static final String MOVES = """
            SELECT charge.key, charge.updated_at,
                   coalesce(sum(amount) FILTER (WHERE kind = 'CAPTURE'), 0) AS captured,
                   coalesce(sum(amount) FILTER (WHERE kind = 'REFUND'), 0) AS refunded
            FROM (%s) charge LEFT JOIN ledger USING (key)
            GROUP BY charge.key, charge.updated_at ORDER BY charge.updated_at, charge.key
            """;

    private final JdbcClient sql;

    StatementTransactions(@Qualifier("bankSql") JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional(transactionManager = BankDatabase.TRANSACTIONS, readOnly = true)
    List<BankEntry> page(Bookmark after, Instant until, int atMost) {
        return entries(sql.sql(MOVES.formatted("""
                SELECT key, updated_at FROM charges
                WHERE (updated_at, key) > (:changedAt, :key) AND updated_at < :until
                ORDER BY updated_at, key LIMIT :atMost""")).param("changedAt", utc(after.changedAt()))
                .param("key", after.key().value()).param("until", utc(until)).param("atMost", atMost));
    }

    @Transactional(transactionManager = BankDatabase.TRANSACTIONS, readOnly = true)
    List<BankEntry> entries(Collection<OrderId> keys) {
        return entries(sql.sql(MOVES.formatted("SELECT key, updated_at FROM charges WHERE key = ANY(:keys)"))
                .param("keys", keys.stream().map(OrderId::value).toArray(UUID[]::new)));
    }

    private static List<BankEntry> entries(JdbcClient.StatementSpec statement) {
        return statement.query((row, _) -> new BankEntry(new OrderId(row.getObject("key", UUID.class)),
                row.getLong("captured"), row.getLong("refunded"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant())).list();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

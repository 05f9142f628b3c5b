package no.nattro.payment.bank.simulated;

import java.util.Optional;
import no.nattro.payment.domain.DeclineReason;
import no.nattro.payment.domain.Money;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.PaymentToken;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The bank's books. Whatever is booked first under a key decides: a charge finds the void that overtook it and captures
 * nothing, and of two charges one captures.
 */
@Component
class BookTransactions {

    private final JdbcClient sql;

    BookTransactions(@Qualifier("bankSql") JdbcClient sql) {
        this.sql = sql;
    }

    /** Whether this call did the booking, and how the row stands now. */
    record Booking(boolean isNew, BookedCharge charge) {}

    @Transactional(transactionManager = BankDatabase.TRANSACTIONS, readOnly = true)
    Optional<BookedCharge> find(OrderId key) {
        return row(key);
    }

    @Transactional(BankDatabase.TRANSACTIONS)
    Booking charge(OrderId key, Money amount, PaymentToken token, Optional<DeclineReason> decline) {
        boolean isNew = sql.sql("""
                INSERT INTO charges (key, amount, currency, token, status, decline_reason)
                VALUES (:key, :amount, :currency, :token, :status, :reason)
                ON CONFLICT (key) DO NOTHING
                """)
                .param("key", key.value())
                .param("amount", amount.amount())
                .param("currency", amount.currency())
                .param("token", token.value())
                .param("status",
                        (decline.isEmpty() ? BookedCharge.Status.CAPTURED : BookedCharge.Status.DECLINED).name())
                .param("reason", decline.map(Enum::name).orElse(null))
                .update() == 1;
        if (isNew && decline.isEmpty()) {
            book(key, "CAPTURE");
        }
        return new Booking(isNew, row(key).orElseThrow());
    }

    @Transactional(BankDatabase.TRANSACTIONS)
    BookedCharge voidCharge(OrderId key) {
        sql.sql("INSERT INTO charges (key, status) VALUES (:key, 'VOIDED') ON CONFLICT (key) DO NOTHING")
                .param("key", key.value())
                .update();
        boolean captured = sql.sql("""
                UPDATE charges SET status = 'REFUNDED', updated_at = clock_timestamp()
                WHERE key = :key AND status = 'CAPTURED'
                """).param("key", key.value()).update() == 1;
        if (captured) {
            book(key, "REFUND");
        }
        return row(key).orElseThrow();
    }

    private void book(OrderId key, String kind) {
        sql.sql("""
                INSERT INTO ledger (key, kind, amount, currency)
                SELECT key, :kind, amount, currency FROM charges WHERE key = :key
                """)
                .param("key", key.value())
                .param("kind", kind)
                .update();
    }

    private Optional<BookedCharge> row(OrderId key) {
        return sql.sql("SELECT amount, currency, token, status, decline_reason FROM charges WHERE key = :key")
                .param("key", key.value())
                .query((row, _) -> new BookedCharge(key, row.getObject("amount", Long.class), row.getString("currency"),
                        row.getString("token"), BookedCharge.Status.valueOf(row.getString("status")),
                        Optional.ofNullable(row.getString("decline_reason")).map(DeclineReason::valueOf).orElse(null)))
                .optional();
    }
}

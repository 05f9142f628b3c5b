package no.nattro.payment;

import java.util.List;
import java.util.Map;
import no.nattro.payment.domain.OrderId;
import no.nattro.postgres.Role;
import no.nattro.testkit.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What stands in the two databases, read past the service. */
public class Books {

    private final JdbcClient payments = as(Role.PAYMENTS);
    private final JdbcClient bank = as(Role.BANK);

    public static JdbcClient as(Role role) {
        return JdbcClient.create(new DriverManagerDataSource(TestDatabase.url(role), role.sqlName(),
                TestDatabase.password()));
    }

    public JdbcClient payments() {
        return payments;
    }

    public JdbcClient bank() {
        return bank;
    }

    /** The payment's row; fails when there is none. */
    public Map<String, Object> payment(OrderId orderId) {
        return payments.sql("SELECT * FROM payments WHERE order_id = ?").param(orderId.value()).query().singleRow();
    }

    /** Lets recovery take the payment now. */
    public void makeDue(OrderId orderId) {
        payments.sql("""
                UPDATE payments SET next_attempt_at = clock_timestamp() - interval '1 second'
                WHERE order_id = ? AND next_attempt_at IS NOT NULL
                """).param(orderId.value()).update();
    }

    /** Keeps recovery from the payments that other tests left open. */
    public void putOffAllOthers() {
        payments.sql("UPDATE payments SET next_attempt_at = 'infinity' WHERE next_attempt_at IS NOT NULL").update();
    }

    /** How many payments recovery may still take, now or soon. */
    public long backlog() {
        return payments.sql("SELECT count(*) FROM payments WHERE next_attempt_at < 'infinity'").query(Long.class)
                .single();
    }

    /** Every status that the payment ever had, as in {@code REQUESTED -> CAPTURED}; empty when there is no row. */
    public String history(OrderId orderId) {
        return String.join(" -> ", payments.sql("SELECT to_status FROM payment_history WHERE order_id = ? ORDER BY id")
                .param(orderId.value()).query(String.class).list());
    }

    /** The bank's status of the charge, or {@code nothing}. */
    public String bankStatus(OrderId key) {
        return bank.sql("SELECT status FROM charges WHERE key = ?").param(key.value()).query(String.class).optional()
                .orElse("nothing");
    }

    /** The moves of money under the key, as in {@code [CAPTURE, REFUND]}. */
    public List<String> moves(OrderId key) {
        return bank.sql("SELECT kind FROM ledger WHERE key = ? ORDER BY id").param(key.value()).query(String.class)
                .list();
    }
}

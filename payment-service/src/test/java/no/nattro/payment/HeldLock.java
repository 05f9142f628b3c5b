package no.nattro.payment;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import no.nattro.payment.domain.OrderId;
import no.nattro.postgres.Role;
import no.nattro.testkit.TestDatabase;

/** A lock that somebody else does not let go of until it is closed. */
public final class HeldLock implements AutoCloseable {

    private final Connection connection;

    private HeldLock(Role database, String locking) {
        try {
            connection = DriverManager.getConnection(TestDatabase.url(database), database.sqlName(),
                    TestDatabase.password());
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(locking);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nobody writes the order's payment. */
    public static HeldLock ofPayment(OrderId order) {
        return new HeldLock(Role.PAYMENTS, "SELECT 1 FROM payments WHERE order_id = '" + order + "' FOR UPDATE");
    }

    /** Nobody writes any payment. */
    public static HeldLock ofPayments() {
        return new HeldLock(Role.PAYMENTS, "LOCK TABLE payments IN SHARE MODE");
    }

    /** Nobody writes into the bank's books. */
    public static HeldLock ofTheBank() {
        return new HeldLock(Role.BANK, "LOCK TABLE charges IN SHARE MODE");
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

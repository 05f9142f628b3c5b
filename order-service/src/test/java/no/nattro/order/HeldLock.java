package no.nattro.order;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import no.nattro.postgres.Role;
import no.nattro.testkit.TestDatabase;

/** A lock that somebody else does not let go of until it is closed. */
public final class HeldLock implements AutoCloseable {

    private final Connection connection;

    private HeldLock(String locking) {
        try {
            connection = DriverManager.getConnection(TestDatabase.url(Role.ORDERS), Role.ORDERS.sqlName(),
                    TestDatabase.password());
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(locking);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nobody writes the order. */
    public static HeldLock of(Object orderId) {
        return new HeldLock("SELECT 1 FROM orders WHERE id = '" + orderId + "' FOR UPDATE");
    }

    /** Nobody reads or writes any order. */
    public static HeldLock ofEverything() {
        return new HeldLock("LOCK TABLE orders IN ACCESS EXCLUSIVE MODE");
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

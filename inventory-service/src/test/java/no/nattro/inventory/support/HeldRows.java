package no.nattro.inventory.support;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import no.nattro.postgres.Role;
import no.nattro.testkit.TestDatabase;

/** Locks that a test holds, so that whoever needs them stops there in the middle of a transaction until it lets go. */
public final class HeldRows implements AutoCloseable {

    private final Connection connection;

    private HeldRows(String locking) {
        try {
            connection = DriverManager.getConnection(TestDatabase.url(Role.INVENTORY), Role.INVENTORY.sqlName(),
                    TestDatabase.password());
            connection.setAutoCommit(false);
            execute(locking);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whoever moves pieces of the product stops; the order's row it has written already. */
    public static HeldRows stockOf(String sku) {
        return new HeldRows("SELECT 1 FROM stock WHERE sku = '" + sku + "' FOR UPDATE");
    }

    /** Whoever writes an order's row stops just after it, at the trigger. */
    public static HeldRows history() {
        return new HeldRows("LOCK TABLE reservation_history IN SHARE MODE");
    }

    /** Waits until so many transactions have stopped, at these locks or behind one another. */
    public void awaitStopped(int transactions) {
        await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20))
                .until(() -> stopped() == transactions);
    }

    /** Lets go. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int stopped() throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("""
                SELECT count(*) FROM pg_stat_activity
                WHERE usename = current_user AND wait_event_type = 'Lock'""")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

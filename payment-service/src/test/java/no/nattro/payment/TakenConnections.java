package no.nattro.payment;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Takes every connection of a pool until it is closed: to the service, the database is away. */
public final class TakenConnections implements AutoCloseable {

    private final List<Connection> taken = new ArrayList<>();

    public TakenConnections(HikariDataSource pool) {
        await().until(() -> pool.getHikariPoolMXBean().getActiveConnections() == 0);
        try {
            while (taken.size() < pool.getMaximumPoolSize()) {
                taken.add(pool.getConnection());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            for (Connection connection : taken) {
                connection.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

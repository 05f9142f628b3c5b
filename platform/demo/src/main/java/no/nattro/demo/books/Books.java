package no.nattro.demo.books;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Function;
import no.nattro.demo.home.DemoFailed;
import no.nattro.postgres.Role;

/**
 * The books of a running system, read as the role that may only read. No transaction spans two databases, so the orders
 * are read first and last: compared in any other order, a healthy system that is at work would look broken.
 */
public final class Books {

    private final Function<Role, String> jdbcUrl;
    private final Properties auditor = new Properties();

    /** @param jdbcUrl of the database that belongs to a role */
    public Books(Function<Role, String> jdbcUrl, String auditorPassword) {
        this.jdbcUrl = jdbcUrl;
        auditor.setProperty("user", Role.AUDITOR.sqlName());
        auditor.setProperty("password", auditorPassword);
        auditor.setProperty("ApplicationName", "demo check");
        auditor.setProperty("sslmode", "disable");
        auditor.setProperty("gssEncMode", "disable");
        auditor.setProperty("connectTimeout", "2");
        auditor.setProperty("socketTimeout", "60"); // s; a frozen server accepts connections, too, and says nothing
    }

    /** @throws DemoFailed when a database cannot be read */
    public Reading read() {
        Texts texts = new Texts();
        Map<UUID, OrderRow> orders = in(Role.ORDERS, connection -> OrderBook.orders(connection, texts));
        Inventory inventory = in(Role.INVENTORY, connection -> new Inventory(InventoryBook.stock(connection),
                InventoryBook.reservations(connection, texts)));
        Map<UUID, PaymentRow> payments = in(Role.PAYMENTS, connection -> MoneyBook.payments(connection, texts));
        Map<UUID, ChargeRow> charges = in(Role.BANK, connection -> MoneyBook.charges(connection, texts));
        Later later = in(Role.ORDERS, connection -> new Later(OrderBook.states(connection, texts),
                OrderBook.now(connection)));
        return new Reading(orders, inventory.stock(), inventory.reservations(), payments, charges, later.states(),
                later.at());
    }

    private record Inventory(List<StockRow> stock, Map<UUID, ReservationRow> reservations) {}

    private record Later(Map<UUID, OrderRow.State> states, Instant at) {}

    private interface Look<T> {

        T at(Connection connection) throws SQLException;
    }

    /** One transaction: all that is read in it stood there at the same moment. */
    private <T> T in(Role database, Look<T> look) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl.apply(database), auditor)) {
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            return look.at(connection);
        } catch (SQLException e) {
            throw new DemoFailed("The books in the database " + database.sqlName() + " cannot be read: "
                    + e.getMessage().lines().findFirst().orElse("") + ". How is PostgreSQL? ./demo status", e);
        }
    }
}

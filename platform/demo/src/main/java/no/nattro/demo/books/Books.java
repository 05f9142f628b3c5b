package no.nattro.demo.books;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import no.nattro.demo.home.DemoFailed;
import no.nattro.postgres.Role;

/**
 * The books of a running system, read as the role that may only read. No transaction spans two databases, so the orders
 * are read first and last: compared in any other order, a healthy system that is at work would look broken.
 */
public final class Books {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final Function<Role, String> jdbcUrl;
    private final Properties auditor = new Properties();

    /** @param jdbcUrl of the database that belongs to a role */
    public Books(Function<Role, String> jdbcUrl, String auditorPassword) {
        this(jdbcUrl, auditorPassword, LONG);
    }

    /** @param limit for each answer of a database, in whole seconds */
    public Books(Function<Role, String> jdbcUrl, String auditorPassword, Duration limit) {
        this.jdbcUrl = jdbcUrl;
        auditor.setProperty("user", Role.AUDITOR.sqlName());
        auditor.setProperty("password", auditorPassword);
        auditor.setProperty("ApplicationName", "demo check");
        auditor.setProperty("sslmode", "disable");
        auditor.setProperty("gssEncMode", "disable");
        auditor.setProperty("connectTimeout", "2");
        auditor.setProperty("socketTimeout", Long.toString(limit.toSeconds())); // a frozen server accepts connections, too, and says nothing
    }

    /** @throws DemoFailed when a database cannot be read */
    public Reading read() {
        Texts texts = new Texts();
        Gathering gathering = new Gathering();
        in(Role.ORDERS, connection -> OrderBook.orders(connection, texts, gathering::order));
        in(Role.INVENTORY, connection -> {
            InventoryBook.stock(connection, gathering::stock);
            InventoryBook.reservations(connection, texts, gathering::reservation);
        });
        in(Role.PAYMENTS, connection -> {
            MoneyBook.payments(connection, texts, gathering::payment);
            MoneyBook.reconciliation(connection, gathering::reconciliation);
        });
        in(Role.BANK, connection -> MoneyBook.charges(connection, texts, gathering::charge));
        in(Role.ORDERS, connection -> {
            OrderBook.time(connection, gathering::secondLookAt);
            OrderBook.states(connection, texts, gathering::later);
        });
        return gathering.reading();
    }

    /**
     * Reads only what is needed to see whether the money balances, without any history: for whoever looks again and again.
     * That an order stood still is told from its status alone, since none comes twice.
     *
     * @throws DemoFailed when a database cannot be read
     */
    public Glance glance() {
        Texts texts = new Texts();
        Glance.Taking glance = new Glance.Taking();
        in(Role.ORDERS, connection -> OrderBook.totals(connection, texts, glance::order));
        in(Role.BANK, connection -> MoneyBook.moves(connection, texts, glance::moved));
        in(Role.ORDERS, connection -> OrderBook.totals(connection, texts, glance::later));
        return glance.taken();
    }

    /**
     * How each order got to its end.
     *
     * @throws DemoFailed when the database cannot be read
     */
    public List<Course> courses() {
        List<Course> courses = new ArrayList<>();
        in(Role.ORDERS, connection -> OrderBook.courses(connection, courses::add));
        return courses;
    }

    private interface Look {

        void at(Connection connection) throws SQLException;
    }

    /** One transaction: all that is read in it stood there at the same moment. */
    private void in(Role database, Look look) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl.apply(database), auditor)) {
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            look.at(connection);
        } catch (SQLException e) {
            throw new DemoFailed("The books in the database " + database.sqlName() + " cannot be read: "
                    + e.getMessage().lines().findFirst().orElse("").replaceFirst("\\.$", "")
                    + ". How is PostgreSQL? ./demo status", e);
        }
    }
}

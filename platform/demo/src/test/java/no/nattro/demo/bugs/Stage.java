package no.nattro.demo.bugs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import no.nattro.demo.books.Books;
import no.nattro.demo.books.Schemas;
import no.nattro.demo.books.audit.Audit;
import no.nattro.demo.books.audit.AuditReport;
import no.nattro.demo.books.audit.Invariants;
import no.nattro.postgres.Role;
import no.nattro.testkit.TestDatabase;

/** The real services, the wire between them and the desk their SQL goes by: where stories are played. */
final class Stage implements AutoCloseable {

    static final String SKU = "NO-1001";

    private final SqlDesk desk = new SqlDesk();
    private final Services services = new Services();
    private final Wire wire = new Wire(this::neighbour);
    private final Books books = new Books(TestDatabase::url, TestDatabase.password());
    private final Deque<Runnable> putBack = new ArrayDeque<>();

    /** Nothing runs yet. */
    Stage() throws IOException {}

    /** @param folder for the logs */
    void open(Path folder) throws IOException, SQLException {
        Schemas.empty();
        services.start(Files.createDirectories(folder), desk.port(), wire.url());
        assertThat(desk.answered()).as("statements that came by the desk").isPositive();
        Rows.change(Role.INVENTORY,
                "INSERT INTO products VALUES ('" + SKU + "', 'A thing', 'To be sold', 39800, 'NOK')");
        Rows.change(Role.INVENTORY, "INSERT INTO stock (sku, initial, available) VALUES ('" + SKU + "', 0, 0)");
    }

    SqlDesk desk() {
        return desk;
    }

    Wire wire() {
        return wire;
    }

    URI neighbour(Sent sent) {
        return services.url(sent == Sent.CHARGE || sent == Sent.UNDO_PAYMENT ? Role.PAYMENTS : Role.INVENTORY);
    }

    Shopper shopper() {
        return new Shopper(services.url(Role.ORDERS), UUID.randomUUID());
    }

    /** Buys, and what is sent of this kind from now on does not arrive. */
    Lost buysAndLoses(Shopper shopper, Sent sent) {
        Lost lost = wire.lose(sent);
        shopper.buys("tok_approved");
        lost.awaitSent();
        return lost;
    }

    /** Empty books, and everything as it is delivered. */
    void clear(int pieces) {
        desk.changeNothing();
        wire.heal();
        empty(Role.ORDERS, "orders", "order_lines", "order_history");
        empty(Role.PAYMENTS, "payments", "payment_history");
        empty(Role.BANK, "charges", "ledger");
        empty(Role.INVENTORY, "reservations", "reservation_lines", "reservation_history");
        Rows.change(Role.INVENTORY, "UPDATE stock SET initial = %1$d, available = %1$d, held = 0, sold = 0"
                .formatted(pieces));
        while (!putBack.isEmpty()) {
            putBack.pop().run();
        }
    }

    void remove(Guard guard) {
        putBack.push(guard.remove());
    }

    void forget(Forgetful table, String status) {
        putBack.push(table.forget(status));
    }

    /** Whoever waits for its next attempt makes it now. */
    void hurry() {
        Rows.change(Role.PAYMENTS,
                "UPDATE payments SET next_attempt_at = clock_timestamp() WHERE next_attempt_at IS NOT NULL");
    }

    /** Until nothing is under way any more. */
    void awaitRest() {
        await().atMost(Shopper.PATIENCE).until(() -> Rows.count(Role.ORDERS, "orders WHERE next_attempt_at IS NOT NULL")
                + Rows.count(Role.PAYMENTS, "payments WHERE next_attempt_at IS NOT NULL") == 0);
    }

    AuditReport audit() {
        return new Audit(Invariants.of(true, null, null), () -> {}).of(books::read);
    }

    /** Their triggers would refuse it: what happened stays written. */
    private static void empty(Role database, String... tables) {
        for (String table : tables) {
            Rows.change(database, "ALTER TABLE " + table + " DISABLE TRIGGER USER");
        }
        Rows.change(database, "TRUNCATE " + String.join(", ", tables));
        for (String table : tables) {
            Rows.change(database, "ALTER TABLE " + table + " ENABLE TRIGGER USER");
        }
    }

    @Override
    public void close() throws IOException {
        services.close();
        wire.close();
        desk.close();
    }
}

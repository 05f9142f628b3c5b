package no.nattro.demo.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.shop.Money;
import no.nattro.postgres.Role;
import no.nattro.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BooksIT {

    private static final Money TOTAL = new Money(79600, "NOK");

    private final Books books = new Books(TestDatabase::url, TestDatabase.password());

    @BeforeEach
    void makeAProduct() throws SQLException {
        Schemas.makeAfresh();
        WrittenBooks.product("NO-1001", 10);
    }

    @Test
    void empty_books_can_be_read() {
        Reading reading = books.read();

        assertThat(reading.stories()).isEmpty();
        assertThat(reading.stock()).containsExactly(new StockRow("NO-1001", 10, 10, 0, 0));
    }

    @Test
    void how_each_order_got_to_its_end_is_read() throws SQLException {
        WrittenBooks.confirmed("NO-1001", 1);
        WrittenBooks.cancelled("NO-1001", 1);
        WrittenBooks.declined("NO-1001", 1);
        UUID takenUp = WrittenBooks.unanswered("NO-1001", 1);
        WrittenBooks.order(takenUp, "status = 'CONFIRMING', lease_epoch = 2");
        WrittenBooks.order(takenUp,
                "status = 'CONFIRMED', next_attempt_at = NULL, frozen_status = 201, frozen_body = '{}'");

        assertThat(books.courses()).hasSize(4).filteredOn(Course::confirmed).hasSize(3)
                .filteredOn(Course::throughRecovery).singleElement();
        assertThat(books.courses()).allMatch(course -> course.untilEnd() != null && !course.untilEnd().isNegative());
    }

    @Test
    void everything_about_a_confirmed_order_is_read() throws SQLException {
        UUID id = WrittenBooks.confirmed("NO-1001", 2);
        Reading reading = books.read();
        Story story = reading.story(id);

        assertThat(story.order()).usingRecursiveComparison().ignoringFields("createdAt", "changedAt")
                .isEqualTo(new OrderRow(id, UUID.fromString(WrittenBooks.SHOPPER), "key-of-" + id, "CONFIRMED",
                        StatusPath.through("RESERVING", "CHARGING", "CONFIRMING", "CONFIRMED"),
                        List.of(new Line("NO-1001", 2, 39800L)), TOTAL, null, false, "request-" + id,
                        Instant.EPOCH, Instant.EPOCH));
        assertThat(story.order().changedAt()).isAfter(story.order().createdAt());
        assertThat(Duration.between(story.order().changedAt(), reading.at())).isBetween(Duration.ZERO,
                Duration.ofMinutes(1));
        assertThat(story.isConfirmed()).isTrue();
        assertThat(story.reservation()).isEqualTo(new ReservationRow("SOLD", StatusPath.through("HELD", "SOLD"),
                List.of(new Line("NO-1001", 2, 39800L)), "request-" + id));
        assertThat(story.payment())
                .isEqualTo(new PaymentRow("CAPTURED", StatusPath.through("REQUESTED", "CAPTURED"), TOTAL, false,
                        "request-" + id));
        assertThat(story.charge()).isEqualTo(new ChargeRow("CAPTURED", TOTAL, 1, 79600, 0, 0));
        assertThat(reading.stock()).containsExactly(new StockRow("NO-1001", 10, 8, 0, 2));
    }

    @Test
    void what_is_not_there_is_read_as_missing() throws SQLException {
        UUID id = WrittenBooks.cancelledAtOnce("NO-1001", 2);
        Story story = books.read().story(id);

        assertThat(story.order().total()).isNull();
        assertThat(story.order().cancelRequestedAt()).isNotNull();
        assertThat(story.order().lines()).containsExactly(new Line("NO-1001", 2, null));
        assertThat(story.reservation().lines()).isEmpty();
        assertThat(story.payment().amount()).isNull();
        assertThat(story.charge()).isNull();
        assertThat(story.isOver()).isTrue();
    }

    @Test
    void an_order_that_moves_between_the_two_looks_is_in_flight() throws SQLException {
        UUID moved = WrittenBooks.unanswered("NO-1001", 1);
        UUID stood = WrittenBooks.confirmed("NO-1001", 1);
        List<UUID> placed = new ArrayList<>();
        Reading reading = whileTheBankIsRead(() -> {
            WrittenBooks.order(moved, "status = 'CONFIRMING'");
            placed.add(WrittenBooks.confirmed("NO-1001", 1));
        }).read();

        assertThat(reading.story(stood).isOver()).isTrue();
        assertThat(reading.story(moved).isInFlight()).isTrue();
        assertThat(reading.story(moved).still()).isFalse();
        assertThat(reading.story(placed.getFirst()).isInFlight()).isTrue();
        assertThat(reading.story(placed.getFirst()).order()).isNull();
        assertThat(reading.stories()).hasSize(3);
    }

    @Test
    void a_glance_has_the_orders_and_the_money_of_a_whole_reading() throws SQLException {
        WrittenBooks.confirmed("NO-1001", 2);
        WrittenBooks.declined("NO-1001", 1);
        WrittenBooks.outOfStock("NO-1001", 1);
        WrittenBooks.cancelled("NO-1001", 1);
        WrittenBooks.givenUp("NO-1001", 1);
        WrittenBooks.cancelledAtOnce("NO-1001", 1);
        WrittenBooks.unanswered("NO-1001", 1);
        Reading whole = books.read();
        Glance glance = books.glance();

        assertThat(glance.byCurrency()).containsOnlyKeys("NOK");
        Reading read = glance.byCurrency().get("NOK");
        assertThat(read.byOrder()).hasSameSizeAs(whole.byOrder()).allSatisfy((id, story) -> {
            Story other = whole.story(id);
            assertThat(story.order().status()).isEqualTo(other.order().status());
            assertThat(story.order().total()).isEqualTo(other.order().total());
            assertThat(story.isOver()).isEqualTo(other.isOver());
            assertThat(story.captures()).isEqualTo(other.captures());
            assertThat(story.kept()).isEqualTo(other.kept());
        });
        assertThat(glance.orders()).isEqualTo(Map.of("CONFIRMED", 1L, "REJECTED", 2L, "CANCELLED", 3L, "CHARGING", 1L));
    }

    @Test
    void an_order_that_moves_during_a_glance_is_in_flight() throws SQLException {
        UUID moved = WrittenBooks.confirmed("NO-1001", 1);
        UUID stood = WrittenBooks.confirmed("NO-1001", 1);
        Reading read = whileTheBankIsRead(() -> WrittenBooks.order(moved, "status = 'UNDOING', undo_reason = 'SHOPPER',"
                + " cancel_requested_at = clock_timestamp(), next_attempt_at = clock_timestamp()")).glance()
                .byCurrency()
                .get("NOK");

        assertThat(read.story(moved).isInFlight()).isTrue();
        assertThat(read.story(stood).isOver()).isTrue();
    }

    @Test
    void a_glance_keeps_currencies_apart() throws SQLException {
        WrittenBooks.confirmed("NO-1001", 1);
        UUID euros = WrittenBooks.unanswered("NO-1001", 1);
        WrittenBooks.order(euros, "currency = 'EUR'");
        Glance glance = books.glance();

        assertThat(glance.byCurrency()).containsOnlyKeys("EUR", "NOK");
        assertThat(glance.byCurrency().get("EUR").story(euros).order()).isNotNull();
        assertThat(glance.byCurrency().get("NOK").story(euros).order()).isNull();
        assertThat(glance.orders()).isEqualTo(Map.of("CONFIRMED", 1L, "CHARGING", 1L));
    }

    @Test
    void a_database_that_says_nothing_is_not_waited_for_longer_than_told() throws IOException {
        try (ServerSocket frozen = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Books silent = new Books(_ -> "jdbc:postgresql://127.0.0.1:" + frozen.getLocalPort() + "/orders", "x",
                    Duration.ofSeconds(1));
            assertThatThrownBy(silent::glance).isInstanceOf(DemoFailed.class)
                    .hasMessageStartingWith("The books in the database orders cannot be read: ");
        }
    }

    @Test
    void money_that_moved_is_read_also_where_its_charge_is_missing() throws SQLException {
        UUID id = UUID.randomUUID();
        Schemas.execute(Role.BANK, """
                ALTER TABLE ledger DROP CONSTRAINT ledger_key_fkey;
                INSERT INTO ledger (key, kind, amount, currency) VALUES ('%s', 'CAPTURE', 1, 'NOK')""".formatted(id));

        assertThat(books.read().story(id).charge()).isEqualTo(new ChargeRow("", null, 1, 1, 0, 0));
    }

    @Test
    void a_payment_that_needs_a_person_is_read_as_one() throws SQLException {
        UUID id = WrittenBooks.unanswered("NO-1001", 1);
        UUID over = WrittenBooks.confirmed("NO-1001", 1);

        assertThat(books.read().story(id).payment().needsAttention()).isFalse();
        WrittenBooks.payment(id, "needs_attention = true");
        assertThat(books.read().story(id).payment().needsAttention()).isTrue();
        assertThat(books.read().story(over).payment().needsAttention()).isFalse();
    }

    @Test
    void the_services_own_reconciliation_is_read() throws SQLException {
        assertThat(books.read().reconciliation()).isEqualTo(Reconciliation.NONE);

        Schemas.execute(Role.PAYMENTS,
                "UPDATE reconciliation SET finished_at = '2026-11-23 18:00:00.5+00', compared = 7, repaired = 1, flagged = 2,"
                        + " failure = 'no answer'");
        assertThat(books.read().reconciliation())
                .isEqualTo(new Reconciliation("2026-11-23T18:00:00Z", 7, 1, 2, "no answer"));
    }

    @Test
    void books_that_cannot_be_read_are_told_in_a_sentence() {
        Books missing = new Books(database -> TestDatabase.url(database) + "-of-another", TestDatabase.password());

        assertThatThrownBy(missing::read).isInstanceOf(DemoFailed.class)
                .hasMessageStartingWith("The books in the database orders cannot be read: FATAL: database")
                .hasMessageEndingWith("How is PostgreSQL? ./demo status");
    }

    private interface Change {

        void run() throws SQLException;
    }

    /** Between the two looks at the orders: the address of the bank is where a test can put something. */
    private static Books whileTheBankIsRead(Change change) {
        return new Books(database -> {
            if (database == Role.BANK) {
                try {
                    change.run();
                } catch (SQLException e) {
                    throw new AssertionError(e);
                }
            }
            return TestDatabase.url(database);
        }, TestDatabase.password());
    }
}

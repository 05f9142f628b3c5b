package no.nattro.demo.books.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.UUID;
import no.nattro.demo.books.Books;
import no.nattro.demo.books.Schemas;
import no.nattro.demo.books.WrittenBooks;
import no.nattro.postgres.Role;
import no.nattro.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real books, well kept, and then damaged one way at a time. Where a constraint forbids the damage, it goes first. */
class AuditIT {

    private final Books books = new Books(TestDatabase::url, TestDatabase.password());
    private UUID confirmed = UUID.randomUUID();
    private UUID declined = UUID.randomUUID();
    private UUID cancelled = UUID.randomUUID();

    @BeforeEach
    void keepTheBooksWell() throws SQLException {
        Schemas.makeAfresh();
        WrittenBooks.product("NO-1001", 10);
        confirmed = WrittenBooks.confirmed("NO-1001", 2);
        declined = WrittenBooks.declined("NO-1001", 1);
        cancelled = WrittenBooks.cancelled("NO-1001", 1);
        WrittenBooks.outOfStock("NO-1001", 99);
        WrittenBooks.givenUp("NO-1001", 1);
        WrittenBooks.cancelledAtOnce("NO-1001", 1);
    }

    @Test
    void what_a_healthy_checkout_leaves_holds() {
        AuditReport report = audit(true);

        assertThat(report.invariants()).allSatisfy(judgement -> assertThat(judgement.violations()).isEmpty());
        assertThat(report.holds()).isTrue();
        assertThat(report.balance()).hasToString("captured 1 592,00 NOK = confirmed 796,00 NOK + refunded 796,00 NOK"
                + " + in flight 0,00 NOK");
        assertThat(report.orders()).hasToString("{CANCELLED=3, CONFIRMED=1, REJECTED=2}");
    }

    @Test
    void an_order_in_flight_is_listed_and_breaks_nothing_until_there_should_be_none() throws SQLException {
        UUID unanswered = WrittenBooks.unanswered("NO-1001", 1);

        assertThat(audit(false).holds()).isTrue();
        assertThat(audit(false).inFlight()).containsExactly(new OpenOrder(unanswered, "CHARGING", false));
        assertThat(audit(false).balance().inFlight()).hasToString("398,00 NOK");
        assertThat(violation("I5").key()).isEqualTo("order " + unanswered);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "I1 | product NO-1001 | INVENTORY | ALTER TABLE stock DROP CONSTRAINT no_piece_is_made_or_lost; "
                    + "UPDATE stock SET available = available + 1",
            "I1 | product NO-1001 | INVENTORY | UPDATE stock SET available = available - 1, held = held + 1",
            "I1 | product NO-1001 | INVENTORY | UPDATE stock SET available = available - 1, sold = sold + 1",
            "I1 | order {declined} | INVENTORY | UPDATE reservations SET status = 'SOLD' WHERE order_id = '{declined}'",
            "I2 | order {confirmed} | BANK | ALTER TABLE ledger DROP CONSTRAINT one_move_of_a_kind, "
                    + "DROP CONSTRAINT what_a_refund_may_name CASCADE; INSERT INTO ledger (key, kind, amount, currency) VALUES ('{confirmed}', 'CAPTURE', 79600, 'NOK')",
            "I2 | shopper {shopper} key key-of-{confirmed} | ORDERS | ALTER TABLE orders DROP CONSTRAINT "
                    + "orders_shopper_id_idempotency_key_key; UPDATE orders SET idempotency_key = 'key-of-{confirmed}' "
                    + "WHERE id = '{cancelled}'",
            "I3 | order {confirmed} | ORDERS | UPDATE orders SET total = 1 WHERE id = '{confirmed}'",
            "I3 | order {confirmed} | ORDERS | ALTER TABLE order_history DISABLE TRIGGER USER; DELETE FROM order_history; "
                    + "DELETE FROM order_lines; DELETE FROM orders WHERE id = '{confirmed}'",
            "I4 | order {declined} | BANK | UPDATE charges SET status = 'CAPTURED', decline_reason = NULL "
                    + "WHERE key = '{declined}'; INSERT INTO ledger (key, kind, amount, currency) "
                    + "VALUES ('{declined}', 'CAPTURE', 39800, 'NOK')",
            "I4 | order {cancelled} | BANK | UPDATE charges SET status = 'CAPTURED' WHERE key = '{cancelled}'",
            "I5 | order {declined} | INVENTORY | UPDATE reservations SET status = 'HELD' WHERE order_id = '{declined}'",
            "I5 | order {declined} | PAYMENTS | ALTER TABLE payments DROP CONSTRAINT an_open_payment_is_asked_for_again; "
                    + "UPDATE payments SET status = 'REQUESTED', decline_reason = NULL WHERE order_id = '{declined}'",
            "I6 | order {declined} | ORDERS | UPDATE orders SET status = 'UNDOING', next_attempt_at = now() "
                    + "WHERE id = '{declined}'; UPDATE orders SET status = 'REJECTED', next_attempt_at = NULL "
                    + "WHERE id = '{declined}'",
            "I6 | order {cancelled} | ORDERS | UPDATE orders SET cancel_requested_at = NULL WHERE id = '{cancelled}'",
            "I6 | order {confirmed} | PAYMENTS | ALTER TABLE payment_history DISABLE TRIGGER USER; "
                    + "DELETE FROM payment_history WHERE to_status = 'CAPTURED' AND order_id = '{confirmed}'",
            "I10 | order {confirmed} | PAYMENTS | UPDATE payments SET request_id = 'x' WHERE order_id = '{confirmed}'",
            "I10 | order {cancelled} | INVENTORY | UPDATE reservations SET request_id = 'x' "
                    + "WHERE order_id = '{cancelled}'"})
    void damage_is_seen_and_named(String invariant, String key, Role database, String damage) throws SQLException {
        Schemas.execute(database, filled(damage));
        AuditReport report = audit(true);

        assertThat(report.holds()).isFalse();
        assertThat(report.invariants()).filteredOn(judgement -> judgement.invariant().equals(invariant)).singleElement()
                .satisfies(judgement -> assertThat(judgement.violations()).extracting(Violation::key)
                        .contains(filled(key)));
    }

    private Violation violation(String invariant) {
        return audit(true).invariants().stream().filter(judgement -> judgement.invariant().equals(invariant))
                .findFirst().orElseThrow().violations().getFirst();
    }

    private String filled(String text) {
        return text.replace("{confirmed}", confirmed.toString()).replace("{declined}", declined.toString())
                .replace("{cancelled}", cancelled.toString()).replace("{shopper}", WrittenBooks.SHOPPER);
    }

    private AuditReport audit(boolean atRest) {
        return new Audit(Invariants.of(atRest, null, null), () -> {}).of(books::read);
    }
}

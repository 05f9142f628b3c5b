package no.nattro.order.checkout;

import static no.nattro.order.domain.OrderStatus.CHARGING;
import static no.nattro.order.domain.OrderStatus.CONFIRMED;
import static no.nattro.order.domain.OrderStatus.CONFIRMING;
import static no.nattro.order.domain.OrderStatus.RESERVING;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import no.nattro.order.domain.Lease;
import no.nattro.order.domain.Money;
import no.nattro.order.domain.Order;
import no.nattro.order.domain.OrderId;
import no.nattro.order.domain.PlaceOrder;
import no.nattro.order.inventory.Inventory;
import no.nattro.order.payment.Payments;
import no.nattro.platform.upstream.Outcome.Done;
import no.nattro.platform.upstream.Outcome.Refused;
import no.nattro.platform.upstream.Outcome.Unknown;
import no.nattro.postgres.Role;
import no.nattro.testkit.TestDatabase;
import org.junit.jupiter.api.Test;

/** Who may work on an order, and what others are told meanwhile. */
class OwnershipIT extends CheckoutFixture {

    @Test
    void an_owner_whose_lease_was_taken_sends_nothing_more_and_answers_from_the_row() {
        script.then("charge", id -> {
            expire(id);
            assertThat(transactions.claim(id)).contains(new Lease(id, 2));
            return new Done<>(new Payments.Captured());
        });

        assertThat(place(command("key-1", null))).isInstanceOfSatisfying(Placed.Pending.class,
                pending -> assertThat(pending.order().status()).isEqualTo(CHARGING));
        assertThat(script.calls()).containsExactly("reserve", "charge");
    }

    @Test
    void an_owner_whose_commit_was_acknowledged_late_does_not_write_twice() {
        AtomicReference<String> written = new AtomicReference<>();
        script.then("charge", id -> {
            transactions.write(orders -> orders.toConfirming(Lease.first(id)));
            written.set(wholeRow(id));
            return new Done<>(new Payments.Captured());
        }).then("confirm", id -> {
            assertThat(wholeRow(id)).isEqualTo(written.get());
            return new Done<>(new Inventory.Sold());
        });

        Placed.Decided placed = (Placed.Decided) place(command("key-1", null));

        assertThat(placed.order().status()).isEqualTo(CONFIRMED);
        assertThat(path(placed.order())).containsExactly("RESERVING", "CHARGING", "CONFIRMING", "CONFIRMED");
    }

    @Test
    void an_owner_that_learns_late_of_its_own_commit_goes_on_from_there() {
        script.then("charge", id -> {
            transactions.write(orders -> orders.toConfirming(Lease.first(id)));
            return new Unknown<>("timed out, when it was asked again");
        });

        Placed.Decided placed = (Placed.Decided) place(command("key-1", null));

        assertThat(placed.order().status()).isEqualTo(CONFIRMED);
        assertThat(script.calls()).containsExactly("reserve", "charge", "confirm");
    }

    @Test
    void the_same_key_with_another_body_is_refused_and_changes_nothing() {
        Order order = ((Placed.Decided) place(command("key-1", null))).order();

        assertThat(place(command("key-1", Money.nok(5)))).isInstanceOf(Placed.KeyReused.class);
        assertThat(reread(order).status()).isEqualTo(CONFIRMED);
    }

    @Test
    void a_repeat_while_the_first_request_lives_is_told_to_come_back() {
        script.then("reserve", _ -> {
            assertThat(place(command("key-1", null))).isInstanceOfSatisfying(Placed.InProgress.class,
                    progress -> assertThat(progress.leaseLeft()).isBetween(Duration.ofSeconds(5),
                            Duration.ofSeconds(10)));
            return new Unknown<>("timed out");
        });

        assertThat(place(command("key-1", null))).isInstanceOf(Placed.Pending.class);
        assertThat(place(command("key-1", null))).as("after it was handed over").isInstanceOf(Placed.Pending.class);
    }

    @Test
    void a_repeat_after_its_owner_died_is_pending_once_the_lease_has_run_out() {
        PlaceOrder command = command("key-1", null);
        OrderId id = OrderId.random();
        transactions.open(id, command, ORIGIN);

        assertThat(place(command)).isInstanceOf(Placed.InProgress.class);
        expire(id);
        assertThat(place(command)).isInstanceOf(Placed.Pending.class);
    }

    @Test
    void an_owner_whose_connections_break_reads_the_row_again_and_goes_on() {
        script.then("charge", _ -> {
            breakConnections();
            return new Done<>(new Payments.Captured());
        });

        Placed.Decided placed = (Placed.Decided) place(command("key-1", null));

        assertThat(placed.order().status()).isEqualTo(CONFIRMED);
        assertThat(path(placed.order())).containsExactly("RESERVING", "CHARGING", "CONFIRMING", "CONFIRMED");
    }

    @Test
    void a_repeat_with_another_body_is_told_so_even_while_the_first_request_lives() {
        script.then("reserve", _ -> {
            assertThat(place(command("key-1", Money.nok(5)))).isInstanceOf(Placed.KeyReused.class);
            return new Unknown<>("timed out");
        });

        assertThat(place(command("key-1", null))).isInstanceOf(Placed.Pending.class);
    }

    @Test
    void a_repeat_after_a_refusal_is_told_the_refusal_even_while_it_is_being_undone() {
        script.next("reserve", new Refused<>(Inventory.ReservationRefusal.OUT_OF_STOCK, "Only 1 left.")).then("release",
                _ -> {
                    assertThat(place(command("key-1", null))).isInstanceOfSatisfying(Placed.Decided.class, replay -> {
                        assertThat(replay.replayed()).isTrue();
                        assertThat(replay.answer().status()).isEqualTo(409);
                    });
                    return new Done<>(new Inventory.Released());
                });

        assertThat(place(command("key-1", null))).isInstanceOf(Placed.Decided.class);
    }

    private static void breakConnections() {
        try (Connection other = DriverManager.getConnection(TestDatabase.url(Role.ORDERS), Role.ORDERS.sqlName(),
                TestDatabase.password()); Statement statement = other.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE usename = current_user AND pid <> pg_backend_pid()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

package no.nattro.order.checkout;

import static no.nattro.order.domain.OrderStatus.CANCELLED;
import static no.nattro.order.domain.OrderStatus.CHARGING;
import static no.nattro.order.domain.OrderStatus.CONFIRMED;
import static no.nattro.order.domain.OrderStatus.CONFIRMING;
import static no.nattro.order.domain.OrderStatus.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import no.nattro.order.domain.Order;
import no.nattro.order.domain.OrderId;
import no.nattro.order.domain.OrderStatus;
import no.nattro.order.domain.UndoReason;
import no.nattro.order.inventory.Inventory;
import no.nattro.order.inventory.Inventory.ConfirmationRefusal;
import no.nattro.order.inventory.Inventory.ReservationRefusal;
import no.nattro.platform.upstream.Outcome;
import no.nattro.platform.upstream.Outcome.NotSent;
import no.nattro.platform.upstream.Outcome.Refused;
import no.nattro.platform.upstream.Outcome.Unknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What recovery does with an order that its request had to leave. */
class RecoveryIT extends RecoveryFixture {

    @ParameterizedTest
    @MethodSource("outcomes_that_leave_the_end_open")
    void an_order_that_was_left_is_due_at_once_and_goes_on_with_the_same_step(String call, Outcome<?, ?> outcome) {
        Order order = stuckIn(call, outcome);

        assertThat(recover()).isEqualTo(1);

        assertThat(reread(order).status()).isEqualTo(CONFIRMED);
        assertThat(script.calls().stream().filter(call::equals)).hasSize(2);
        assertThat(path(order)).containsExactly("RESERVING", "CHARGING", "CONFIRMING", "CONFIRMED");
        assertThat(place(command("key-1", null))).isInstanceOfSatisfying(Placed.Decided.class,
                replay -> assertThat(replay.answer().status()).isEqualTo(201));
        assertThat(recover()).as("nothing is left").isZero();
    }

    @Test
    void an_order_in_its_lease_is_left_alone_until_the_lease_has_run_out() {
        OrderId id = abandoned();
        assertThat(recover()).isZero();
        expire(id);
        assertThat(recover()).isEqualTo(1);
        assertThat(transactions.find(id).orElseThrow().status()).isEqualTo(CONFIRMED);
    }

    @Test
    void an_undoing_that_got_stuck_is_finished() {
        script.next("reserve", new Refused<>(ReservationRefusal.OUT_OF_STOCK, "None left.")).next("release",
                new Unknown<>("timed out"));
        Order order = ((Placed.Decided) place(command("key-1", null))).order();

        recover();

        assertThat(reread(order).status()).isEqualTo(REJECTED);
        assertThat(script.calls()).containsExactly("reserve", "release", "release");
    }

    @Test
    void an_end_that_stays_unknown_is_asked_for_at_growing_intervals_and_remembers_since_when() {
        Order order = stuckIn("charge", new Unknown<>("timed out"));
        Object since = row(order, "unknown_since");
        int attempts = 1;
        for (int longest : List.of(1_000, 2_000, 4_000, 8_000, 10_000, 10_000)) {
            script.next("charge", new Unknown<>("timed out"));
            assertThat(recover()).isEqualTo(1);
            assertThat(row(order, "attempts")).isEqualTo(++attempts);
            assertThat(rest(order.id())).isBetween(Duration.ofMillis(longest / 2 - 400), Duration.ofMillis(longest));
            assertThat(recover()).as("it rests").isZero();
            expire(order.id());
        }
        assertThat(row(order, "unknown_since")).isEqualTo(since);

        script.next("confirm", new Unknown<>("timed out"));
        recover();
        assertThat(row(order, "attempts")).as("another step, known so far").isEqualTo(1);
        assertThat(row(order, "unknown_since")).isNotEqualTo(since);
    }

    @Test
    void what_was_not_sent_is_no_attempt_and_rests_as_shortly_each_time() {
        Order order = stuckIn("charge", new NotSent<>("no connection"));
        for (int i = 0; i < 5; i++) {
            script.next("charge", new NotSent<>("no connection"));
            assertThat(recover()).isEqualTo(1);
            assertThat(rest(order.id())).isBetween(Duration.ofMillis(100), Duration.ofSeconds(1));
            expire(order.id());
        }
        assertThat(row(order, "attempts")).isEqualTo(0);
        assertThat(row(order, "unknown_since")).isNull();
    }

    @Test
    void what_was_sent_once_stays_unknown_when_later_nothing_is_sent() {
        Order order = stuckIn("charge", new Unknown<>("timed out"));
        script.next("charge", new NotSent<>("no connection"));
        recover();
        assertThat(row(order, "attempts")).isEqualTo(1);
        assertThat(row(order, "unknown_since")).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"reserve, RESERVING, 'reserve,release'", "charge, CHARGING, 'reserve,charge,undo,release'"})
    void an_order_that_cannot_be_ended_in_time_is_given_up_and_undone(String call, OrderStatus status, String calls) {
        Order order = stuckIn(call, new Unknown<>("timed out"));
        age(order.id(), "created_at", Duration.ofMinutes(31));

        recover();

        Order undone = reread(order);
        assertThat(order.status()).isEqualTo(status);
        assertThat(undone.status()).isEqualTo(CANCELLED);
        assertThat(undone.undoReason()).contains(UndoReason.GAVE_UP);
        assertThat(script.calls()).containsExactly(calls.split(","));
        assertThat(place(command("key-1", null))).isInstanceOfSatisfying(Placed.Decided.class, replay -> {
            assertThat(replay.answer().status()).isEqualTo(409);
            assertThat(replay.answer().body()).contains("order-cancelled", "could not be completed in time");
        });
    }

    @Test
    void an_order_is_not_given_up_before_its_time() {
        Order order = stuckIn("charge", new Unknown<>("timed out"));
        age(order.id(), "created_at", Duration.ofMinutes(29));
        recover();
        assertThat(reread(order).status()).isEqualTo(CONFIRMED);
    }

    @Test
    void an_order_that_is_paid_is_never_given_up() {
        Order order = stuckIn("confirm", new Unknown<>("timed out"));
        age(order.id(), "created_at", Duration.ofDays(3));
        script.next("confirm", new Unknown<>("timed out"));

        recover();
        assertThat(reread(order).status()).isEqualTo(CONFIRMING);
        expire(order.id());
        recover();
        assertThat(reread(order).status()).isEqualTo(CONFIRMED);
    }

    @Test
    void an_old_order_that_its_shopper_cancels_is_the_shoppers() {
        Order order = stuckIn("charge", new Unknown<>("timed out"));
        age(order.id(), "created_at", Duration.ofMinutes(31));
        transactions.requestCancellation(order.id());
        recover();
        assertThat(reread(order).undoReason()).contains(UndoReason.SHOPPER);
    }

    @Test
    void a_person_is_called_by_age_and_no_longer_once_the_end_is_known() {
        Order order = stuckIn("charge", new Unknown<>("timed out"));
        age(order.id(), "unknown_since", Duration.ofMinutes(14));
        script.next("charge", new Unknown<>("timed out")).next("charge", new Unknown<>("timed out"));
        recover();
        assertThat(row(order, "needs_attention")).isEqualTo(false);

        age(order.id(), "unknown_since", Duration.ofMinutes(2));
        expire(order.id());
        recover();
        assertThat(row(order, "needs_attention")).isEqualTo(true);

        expire(order.id());
        recover();
        assertThat(reread(order).status()).as("it was tried again all the same").isEqualTo(CONFIRMED);
        assertThat(row(order, "needs_attention")).isEqualTo(false);
    }

    @Test
    void many_unknown_ends_in_a_short_time_call_nobody() {
        Order order = stuckIn("charge", new Unknown<>("timed out"));
        sql.sql("UPDATE orders SET attempts = 1000000 WHERE id = ?").param(order.id().value()).update();
        script.next("charge", new Unknown<>("timed out"));
        recover();
        assertThat(row(order, "needs_attention")).isEqualTo(false);
        assertThat(rest(order.id())).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"undo", "release"})
    void an_unknown_end_of_one_call_is_not_held_against_the_next(String call) {
        Order order = ((Placed.Decided) place(command("key-1", null))).order();
        transactions.requestCancellation(order.id());
        script.next(call, new Unknown<>("timed out"));
        recover();
        assertThat(row(order, "attempts")).isEqualTo(1);
        expire(order.id());
        script.next("release", new Unknown<>("timed out"));
        recover();
        assertThat(row(order, "attempts")).isEqualTo(call.equals("undo") ? 1 : 2);
    }

    @Test
    void a_refused_confirmation_is_a_persons_business_only_if_the_owner_still_owns_the_order() {
        script.then("confirm", id -> {
            takeOver(id);
            return new Refused<>(ConfirmationRefusal.ALREADY_UNDONE, "Released.");
        });

        Order order = ((Placed.Pending) place(command("key-1", null))).order();

        assertThat(row(order, "needs_attention")).isEqualTo(false);
        assertThat(row(order, "attempts")).isEqualTo(0);
    }

    @Test
    void a_confirmation_that_is_refused_is_tried_again_and_nobody_is_called_any_more_once_it_works() {
        Order order = stuckIn("confirm", new Refused<>(ConfirmationRefusal.NOT_RESERVED, "No such hold."));
        assertThat(row(order, "needs_attention")).isEqualTo(true);
        recover();
        assertThat(reread(order).status()).isEqualTo(CONFIRMED);
        assertThat(row(order, "needs_attention")).isEqualTo(false);
    }

    @Test
    void a_recovery_that_gets_stuck_halfway_leaves_the_order_where_it_came_to() {
        Order order = stuckIn("reserve", new Unknown<>("timed out"));
        script.then("charge", _ -> new NotSent<>("no connection"));
        recover();
        assertThat(reread(order).status()).isEqualTo(CHARGING);
        expire(order.id());
        script.then("confirm", id -> {
            takeOver(id);
            return new Outcome.Done<>(new Inventory.Sold());
        });
        recover();
        assertThat(reread(order).status()).as("another owner took it").isEqualTo(CONFIRMING);
    }
}

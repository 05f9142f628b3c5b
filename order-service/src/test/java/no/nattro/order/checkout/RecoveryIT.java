package no.nattro.order.checkout;

import static no.nattro.order.domain.OrderStatus.CHARGING;
import static no.nattro.order.domain.OrderStatus.CONFIRMED;
import static no.nattro.order.domain.OrderStatus.CONFIRMING;
import static no.nattro.order.domain.OrderStatus.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;

import no.nattro.order.domain.Order;
import no.nattro.order.domain.OrderId;
import no.nattro.order.inventory.Inventory;
import no.nattro.order.inventory.Inventory.ConfirmationRefusal;
import no.nattro.order.inventory.Inventory.ReservationRefusal;
import no.nattro.platform.upstream.Outcome;
import no.nattro.platform.upstream.Outcome.NotSent;
import no.nattro.platform.upstream.Outcome.Refused;
import no.nattro.platform.upstream.Outcome.Unknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What recovery does with an order that its request had to leave. */
class RecoveryIT extends RecoveryFixture {

    @ParameterizedTest
    @MethodSource("outcomes_that_leave_the_end_open")
    void an_order_that_was_left_is_due_at_once_and_goes_on_with_the_same_step(String call, Outcome<?, ?> outcome) {
        Order order = stuckIn(call, outcome);

        assertThat(recover()).isEqualTo(1);

        assertThat(reread(order).status()).isEqualTo(CONFIRMED);
        assertThat(script.calls().stream().filter(call::equals)).hasSize(2);
        assertThat(script.shoppers()).as("on whose behalf").containsExactly(shopper);
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
        assertThat(script.shoppers()).as("on whose behalf").containsExactly(shopper);
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

    @Test
    void a_repeat_while_recovery_works_on_the_order_is_pending_and_not_in_progress() {
        Order order = stuckIn("charge", new Unknown<>("timed out"));
        takeOver(order.id());
        assertThat(place(command("key-1", null))).isInstanceOf(Placed.Pending.class);
    }
}

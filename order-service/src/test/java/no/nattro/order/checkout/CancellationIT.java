package no.nattro.order.checkout;

import static no.nattro.order.domain.OrderStatus.CANCELLED;
import static no.nattro.order.domain.OrderStatus.CONFIRMED;
import static no.nattro.order.domain.OrderStatus.RESERVING;
import static no.nattro.order.domain.OrderStatus.UNDOING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import no.nattro.order.domain.Order;
import no.nattro.order.domain.OrderStatus;
import no.nattro.order.domain.Refund;
import no.nattro.order.domain.ShopperId;
import no.nattro.order.domain.UndoReason;
import no.nattro.platform.upstream.Outcome;
import no.nattro.platform.upstream.Outcome.Unknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shopper changes their mind, at any moment. */
class CancellationIT extends RecoveryFixture {

    @ParameterizedTest
    @MethodSource("outcomes_that_leave_the_end_open")
    void whoever_finds_it_later_goes_on_with_the_same_step(String call, Outcome<?, ?> outcome,
            OrderStatus status) {
        script.next(call, outcome);
        Order order = ((Placed.Pending) place(command("key-1", null))).order();

        Order cancelled = checkout.cancel(order.id(), shopper, deadline()).orElseThrow();

        assertThat(cancelled.status()).isEqualTo(CANCELLED);
        assertThat(cancelled.undoReason()).contains(UndoReason.SHOPPER);
        List<String> undoing = status == RESERVING ? List.of(call, "release") : List.of(call, "undo", "release");
        assertThat(script.calls()).as("after the step that was stuck comes the undoing")
                .endsWith(undoing.toArray(String[]::new));
        assertThat(path(cancelled)).endsWith(status.name(), "UNDOING", "CANCELLED");
    }

    @Test
    void a_confirmed_order_is_cancelled_refunded_and_its_key_still_answered_as_before() {
        Placed.Decided placed = (Placed.Decided) place(command("key-1", null));

        Order cancelled = checkout.cancel(placed.order().id(), shopper, deadline()).orElseThrow();

        assertThat(cancelled.status()).isEqualTo(CANCELLED);
        assertThat(cancelled.refund()).contains(Refund.DONE);
        assertThat(path(cancelled)).endsWith("CONFIRMED", "UNDOING", "CANCELLED");
        assertThat(((Placed.Decided) place(command("key-1", null))).answer()).isEqualTo(placed.answer());
    }

    @Test
    void a_cancellation_that_gets_stuck_says_so_and_is_finished_by_the_next_one() {
        Order order = ((Placed.Decided) place(command("key-1", null))).order();
        script.next("undo", new Unknown<>("answered 202"));

        Order undoing = checkout.cancel(order.id(), shopper, deadline()).orElseThrow();
        assertThat(undoing.status()).isEqualTo(UNDOING);
        assertThat(undoing.refund()).contains(Refund.PENDING);

        assertThat(checkout.cancel(order.id(), shopper, deadline()).map(Order::status)).contains(CANCELLED);
        List<String> calls = script.calls();
        assertThat(checkout.cancel(order.id(), shopper, deadline()).map(Order::status)).contains(CANCELLED);
        assertThat(script.calls()).as("a third one finds nothing to do").isEqualTo(calls);
    }

    @Test
    void nobody_cancels_or_sees_a_strangers_order() {
        Order order = ((Placed.Decided) place(command("key-1", null))).order();
        ShopperId stranger = new ShopperId(UUID.randomUUID());

        assertThat(checkout.cancel(order.id(), stranger, deadline())).isEmpty();
        assertThat(checkout.find(order.id(), stranger)).isEmpty();
        assertThat(reread(order).status()).isEqualTo(CONFIRMED);
    }

    @Test
    void a_cancelled_order_is_not_charged_again() {
        script.next("charge", new Unknown<>("timed out"));
        Order order = ((Placed.Pending) place(command("key-1", null))).order();
        transactions.requestCancellation(order.id());

        recover();

        assertThat(reread(order).status()).isEqualTo(CANCELLED);
        assertThat(script.calls()).containsExactly("reserve", "charge", "undo", "release");
    }

    @Test
    void a_confirmed_order_whose_cancellation_died_is_undone_by_recovery_at_once() {
        Order order = ((Placed.Decided) place(command("key-1", null))).order();
        transactions.requestCancellation(order.id());

        assertThat(recover()).isEqualTo(1);
        assertThat(reread(order).status()).isEqualTo(CANCELLED);
    }
}

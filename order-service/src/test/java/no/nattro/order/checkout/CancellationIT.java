package no.nattro.order.checkout;

import static no.nattro.order.domain.OrderStatus.CANCELLED;
import static no.nattro.order.domain.OrderStatus.CHARGING;
import static no.nattro.order.domain.OrderStatus.CONFIRMED;
import static no.nattro.order.domain.OrderStatus.CONFIRMING;
import static no.nattro.order.domain.OrderStatus.RESERVING;
import static no.nattro.order.domain.OrderStatus.UNDOING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import no.nattro.order.domain.FrozenAnswer;
import no.nattro.order.domain.Lease;
import no.nattro.order.domain.Order;
import no.nattro.order.domain.OrderStatus;
import no.nattro.order.domain.Refund;
import no.nattro.order.domain.ShopperId;
import no.nattro.order.domain.UndoReason;
import no.nattro.order.inventory.Inventory;
import no.nattro.order.payment.Payments;
import no.nattro.platform.upstream.Outcome;
import no.nattro.platform.upstream.Outcome.Done;
import no.nattro.platform.upstream.Outcome.Unknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    void a_cancellation_while_the_charge_is_under_way_stops_the_order_before_it_is_confirmed() {
        script.then("charge", id -> {
            assertThat(checkout.cancel(id, shopper, deadline()).map(Order::status))
                    .as("the living owner keeps its lease")
                    .contains(CHARGING);
            return new Unknown<>("timed out");
        }).then("charge", _ -> new Done<>(new Payments.Captured()));

        Order order = ((Placed.Pending) place(command("key-1", null))).order();
        Order cancelled = checkout.cancel(order.id(), shopper, deadline()).orElseThrow();

        assertThat(cancelled.status()).isEqualTo(CANCELLED);
        assertThat(cancelled.refund()).contains(Refund.DONE);
        assertThat(script.calls()).containsExactly("reserve", "charge", "undo", "release");
    }

    @Test
    void a_cancellation_just_before_the_confirmation_is_written_wins() {
        script.then("confirm", id -> {
            checkout.cancel(id, shopper, deadline());
            return new Done<>(new Inventory.Sold());
        });

        Placed.Decided placed = (Placed.Decided) place(command("key-1", null));

        assertThat(placed.answer().status()).isEqualTo(409);
        assertThat(placed.answer().body()).contains("order-cancelled", "A new attempt needs a new Idempotency-Key.");
        assertThat(placed.order().status()).isEqualTo(CANCELLED);
        assertThat(path(placed.order())).containsExactly("RESERVING", "CHARGING", "CONFIRMING", "UNDOING", "CANCELLED");
        assertThat(script.calls()).endsWith("confirm", "undo", "release");
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
    void a_cancellation_after_the_confirmation_was_written_and_before_its_owner_knows_takes_everything_back() {
        script.then("confirm", id -> {
            transactions.write(orders -> orders.toConfirmed(Lease.first(id),
                    new FrozenAnswer(201, "{\"status\": \"CONFIRMED\"}")));
            assertThat(checkout.cancel(id, shopper, deadline()).map(Order::status)).contains(CANCELLED);
            return new Done<>(new Inventory.Sold());
        });

        Placed.Decided placed = (Placed.Decided) place(command("key-1", null));

        assertThat(placed.answer().status()).as("it was confirmed when it was decided").isEqualTo(201);
        assertThat(path(placed.order())).containsExactly("RESERVING", "CHARGING", "CONFIRMING", "CONFIRMED", "UNDOING",
                "CANCELLED");
        assertThat(script.calls()).containsExactly("reserve", "charge", "confirm", "undo", "release");
    }

    @ParameterizedTest
    @CsvSource({"charge, CHARGING", "confirm, CONFIRMING"})
    void a_cancellation_while_recovery_works_on_the_order_is_done_by_recovery(String call, OrderStatus status) {
        script.next(call, new Unknown<>("timed out"));
        Order order = ((Placed.Pending) place(command("key-1", null))).order();
        script.then(call, id -> {
            assertThat(checkout.cancel(id, shopper, deadline()).map(Order::status)).contains(status);
            return call.equals("charge") ? new Done<>(new Payments.Captured()) : new Done<>(new Inventory.Sold());
        });

        recover();

        assertThat(reread(order).status()).isEqualTo(CANCELLED);
        assertThat(script.calls()).endsWith(call, call, "undo", "release");
        assertThat(path(order)).endsWith(status.name(), "UNDOING", "CANCELLED");
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

    @Test
    void of_many_cancellations_at_once_one_undoes_the_order() throws Exception {
        Order order = ((Placed.Decided) place(command("key-1", null))).order();
        Callable<Optional<Order>> cancellation = () -> checkout.cancel(order.id(), shopper, deadline());
        try (ExecutorService shoppers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Optional<Order>> cancelled : shoppers
                    .invokeAll(IntStream.range(0, 20).mapToObj(_ -> cancellation).toList())) {
                assertThat(cancelled.get().map(Order::status).orElseThrow()).isIn(UNDOING, CANCELLED);
            }
        }

        assertThat(reread(order).status()).isEqualTo(CANCELLED);
        assertThat(script.calls()).containsExactly("reserve", "charge", "confirm", "undo", "release");
    }
}

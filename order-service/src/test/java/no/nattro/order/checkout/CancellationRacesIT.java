package no.nattro.order.checkout;

import static no.nattro.order.domain.OrderStatus.CANCELLED;
import static no.nattro.order.domain.OrderStatus.CHARGING;
import static no.nattro.order.domain.OrderStatus.CONFIRMED;
import static no.nattro.order.domain.OrderStatus.CONFIRMING;
import static no.nattro.order.domain.OrderStatus.RESERVING;
import static no.nattro.order.domain.OrderStatus.UNDOING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
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
import no.nattro.order.inventory.Inventory;
import no.nattro.order.payment.Payments;
import no.nattro.platform.upstream.Outcome.Done;
import no.nattro.platform.upstream.Outcome.Unknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shopper cancels while others are at work: the owner, recovery, another cancellation. */
class CancellationRacesIT extends RecoveryFixture {

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

    @Test
    void an_owner_that_learns_late_that_it_confirmed_leaves_the_undoing_to_whoever_cancels() {
        script.then("confirm", id -> {
            transactions.write(orders -> orders.toConfirmed(Lease.first(id),
                    new FrozenAnswer(201, "{\"status\": \"CONFIRMED\"}")));
            transactions.requestCancellation(id);
            return new Done<>(new Inventory.Sold());
        });

        Placed.Decided placed = (Placed.Decided) place(command("key-1", null));

        assertThat(placed.answer().status()).isEqualTo(201);
        assertThat(placed.order().status()).isEqualTo(UNDOING);
        assertThat(script.calls()).containsExactly("reserve", "charge", "confirm");
        recover();
        assertThat(reread(placed.order()).status()).isEqualTo(CANCELLED);
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

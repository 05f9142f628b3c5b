package no.nattro.order.checkout;

import static no.nattro.order.domain.OrderStatus.CANCELLED;
import static no.nattro.order.domain.OrderStatus.CHARGING;
import static no.nattro.order.domain.OrderStatus.CONFIRMED;
import static no.nattro.order.domain.OrderStatus.CONFIRMING;
import static no.nattro.order.domain.OrderStatus.REJECTED;
import static no.nattro.order.domain.OrderStatus.RESERVING;
import static no.nattro.order.domain.OrderStatus.UNDOING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.nattro.order.OrderDatabase;
import no.nattro.order.ScriptedNeighbours;
import no.nattro.order.domain.IdempotencyKey;
import no.nattro.order.domain.Lease;
import no.nattro.order.domain.Money;
import no.nattro.order.domain.Order;
import no.nattro.order.domain.OrderId;
import no.nattro.order.domain.OrderLine;
import no.nattro.order.domain.OrderStatus;
import no.nattro.order.domain.PaymentEnd;
import no.nattro.order.domain.PlaceOrder;
import no.nattro.order.domain.Refund;
import no.nattro.order.domain.ShopperId;
import no.nattro.order.domain.UndoReason;
import no.nattro.order.inventory.Inventory;
import no.nattro.order.inventory.Inventory.ConfirmationRefusal;
import no.nattro.order.inventory.Inventory.ReservationRefusal;
import no.nattro.order.payment.Payments;
import no.nattro.order.payment.Payments.ChargeRefusal;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.request.Origin;
import no.nattro.platform.request.RequestId;
import no.nattro.platform.upstream.Outcome;
import no.nattro.platform.upstream.Outcome.Done;
import no.nattro.platform.upstream.Outcome.NotSent;
import no.nattro.platform.upstream.Outcome.Refused;
import no.nattro.platform.upstream.Outcome.Unknown;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every step with every outcome, on a real database: what the row says afterwards, and what was asked of whom. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({OrderDatabase.class, ScriptedNeighbours.class})
class CheckoutIT {

    private static final Origin ORIGIN = new Origin(new RequestId("checkout-it"), null);

    @Autowired
    private Checkout checkout;

    @Autowired
    private OrderTransactions transactions;

    @Autowired
    private ScriptedNeighbours.Script script;

    @Autowired
    private JdbcClient sql;

    private final ShopperId shopper = new ShopperId(UUID.randomUUID());

    @BeforeEach
    void forgetTheScript() {
        script.reset();
    }

    @Test
    void an_order_is_reserved_charged_and_confirmed_in_this_order() {
        Placed.Decided placed = (Placed.Decided) place(command("key-1", null));

        assertThat(placed.answer().status()).isEqualTo(201);
        assertThat(placed.replayed()).isFalse();
        assertThat(script.calls()).containsExactly("reserve", "charge", "confirm");
        assertThat(path(placed.order())).containsExactly("RESERVING", "CHARGING", "CONFIRMING", "CONFIRMED");
        Order order = reread(placed.order());
        assertThat(order.total()).contains(Money.nok(2 * ScriptedNeighbours.PRICE.amount()));
        assertThat(order.lines()).allMatch(line -> line.unitPrice() == ScriptedNeighbours.PRICE.amount());
    }

    static Stream<Arguments> outcomes_that_leave_the_end_open() {
        return Stream.of("reserve:RESERVING", "charge:CHARGING", "confirm:CONFIRMING").flatMap(step -> Stream.of(
                arguments(step.split(":")[0], new Unknown<>("timed out"), OrderStatus.valueOf(step.split(":")[1]), 1),
                arguments(step.split(":")[0], new NotSent<>("no connection"), OrderStatus.valueOf(step.split(":")[1]),
                        0)));
    }

    @ParameterizedTest
    @MethodSource("outcomes_that_leave_the_end_open")
    void an_outcome_that_is_not_known_leaves_the_order_pending_and_free_for_others(String call, Outcome<?, ?> outcome,
            OrderStatus status, int attempts) {
        script.next(call, outcome);

        Placed placed = place(command("key-1", null));

        assertThat(placed).isInstanceOf(Placed.Pending.class);
        Order order = ((Placed.Pending) placed).order();
        assertThat(order.status()).isEqualTo(status);
        assertThat(order.frozenAnswer()).isEmpty();
        assertThat(script.calls()).endsWith(call).doesNotContain("undo", "release");
        assertThat(row(order, "attempts")).isEqualTo(attempts);
        assertThat(transactions.claim(order.id())).as("given up, so due at once").contains(new Lease(order.id(), 2));
    }

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

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments("reserve", new Refused<>(ReservationRefusal.OUT_OF_STOCK, "Only 1 left."), 409,
                        "out-of-stock",
                        List.of("reserve", "release")),
                arguments("reserve", new Refused<>(ReservationRefusal.UNKNOWN_SKU, "No such product."), 422,
                        "unknown-sku",
                        List.of("reserve", "release")),
                arguments("charge", new Refused<>(ChargeRefusal.DECLINED, "Declined."), 402, "payment-declined",
                        List.of("reserve", "charge", "undo", "release")));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void a_refusal_is_undone_at_once_and_its_answer_is_frozen(String call, Outcome<?, ?> refusal, int status,
            String type,
            List<String> calls) {
        script.next(call, refusal).next("undo", new Done<>(PaymentEnd.DECLINED));

        Placed.Decided placed = (Placed.Decided) place(command("key-1", null));

        assertThat(placed.answer().status()).isEqualTo(status);
        assertThat(placed.answer().body()).contains("urn:nattro:problem:" + type);
        assertThat(placed.order().status()).isEqualTo(REJECTED);
        assertThat(placed.order().refund()).isEmpty();
        assertThat(script.calls()).isEqualTo(calls);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void a_refusal_is_answered_even_if_undoing_gets_stuck(String call, Outcome<?, ?> refusal, int status, String type,
            List<String> calls) {
        script.next(call, refusal).next("release", new Unknown<>("timed out"));

        Placed.Decided placed = (Placed.Decided) place(command("key-1", null));

        assertThat(placed.answer().status()).isEqualTo(status);
        assertThat(placed.order().status()).isEqualTo(UNDOING);
        assertThat(transactions.claim(placed.order().id())).isPresent();
        assertThat(script.calls()).isEqualTo(calls);
        assertThat(place(command("key-1", null))).as("a replay").isInstanceOfSatisfying(Placed.Decided.class,
                replay -> assertThat(replay.answer()).isEqualTo(placed.answer()));
    }

    @Test
    void a_price_that_is_not_the_expected_one_ends_the_order_before_anything_is_charged() {
        Placed.Decided placed = (Placed.Decided) place(command("key-1", Money.nok(1)));

        assertThat(placed.answer().status()).isEqualTo(409);
        assertThat(placed.answer().body()).contains("price-changed", "398.00 NOK", "0.01 NOK");
        assertThat(placed.order().status()).isEqualTo(REJECTED);
        assertThat(placed.order().total()).contains(Money.nok(39_800));
        assertThat(script.calls()).containsExactly("reserve", "release");
    }

    @Test
    void a_price_that_is_the_expected_one_is_charged() {
        assertThat(place(command("key-1", Money.nok(39_800)))).isInstanceOfSatisfying(Placed.Decided.class,
                placed -> assertThat(placed.order().status()).isEqualTo(CONFIRMED));
    }

    @Test
    void a_confirmation_that_is_refused_is_a_bug_that_a_person_must_see() {
        script.next("confirm", new Refused<>(ConfirmationRefusal.ALREADY_UNDONE, "Released."));

        Order order = ((Placed.Pending) place(command("key-1", null))).order();

        assertThat(order.status()).isEqualTo(CONFIRMING);
        assertThat(row(order, "needs_attention")).isEqualTo(true);
        assertThat(script.calls()).doesNotContain("undo", "release");
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
        assertThat(placed.answer().body()).contains("order-cancelled");
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
        script.then("charge", id -> {
            transactions.write(orders -> orders.toConfirming(Lease.first(id)));
            return new Done<>(new Payments.Captured());
        });

        Placed.Decided placed = (Placed.Decided) place(command("key-1", null));

        assertThat(placed.order().status()).isEqualTo(CONFIRMED);
        assertThat(path(placed.order())).containsExactly("RESERVING", "CHARGING", "CONFIRMING", "CONFIRMED");
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

    private Placed place(PlaceOrder command) {
        return checkout.place(command, ORIGIN, deadline());
    }

    private PlaceOrder command(String key, Money expectedTotal) {
        return new PlaceOrder(shopper, new IdempotencyKey(key), List.of(OrderLine.of("NO-1001", 2)), "tok_approved",
                expectedTotal);
    }

    private static Deadline deadline() {
        return Deadline.in(Duration.ofSeconds(4));
    }

    private Order reread(Order order) {
        return transactions.find(order.id()).orElseThrow();
    }

    private Object row(Order order, String column) {
        return sql.sql("SELECT " + column + " FROM orders WHERE id = ?").param(order.id().value()).query()
                .singleValue();
    }

    private List<String> path(Order order) {
        return sql.sql("SELECT to_status FROM order_history WHERE order_id = ? ORDER BY id").param(order.id().value())
                .query(String.class).list();
    }

    private void expire(OrderId id) {
        sql.sql("UPDATE orders SET next_attempt_at = clock_timestamp() WHERE id = ?").param(id.value()).update();
    }
}

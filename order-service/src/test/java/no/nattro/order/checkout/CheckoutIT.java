package no.nattro.order.checkout;

import static no.nattro.order.domain.OrderStatus.CHARGING;
import static no.nattro.order.domain.OrderStatus.CONFIRMED;
import static no.nattro.order.domain.OrderStatus.CONFIRMING;
import static no.nattro.order.domain.OrderStatus.REJECTED;
import static no.nattro.order.domain.OrderStatus.RESERVING;
import static no.nattro.order.domain.OrderStatus.UNDOING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import no.nattro.order.ScriptedNeighbours;
import no.nattro.order.domain.Lease;
import no.nattro.order.domain.Money;
import no.nattro.order.domain.Order;
import no.nattro.order.domain.OrderStatus;
import no.nattro.order.domain.PaymentEnd;
import no.nattro.order.inventory.Inventory.ConfirmationRefusal;
import no.nattro.order.inventory.Inventory.ReservationRefusal;
import no.nattro.order.payment.Payments.ChargeRefusal;
import no.nattro.platform.upstream.Outcome;
import no.nattro.platform.upstream.Outcome.Done;
import no.nattro.platform.upstream.Outcome.Refused;
import no.nattro.platform.upstream.Outcome.Unknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every step with every outcome: what the row says afterwards, and what was asked of whom. */
class CheckoutIT extends CheckoutFixture {

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
        assertThat(placed.answer().body()).contains("urn:nattro:problem:" + type,
                "A new attempt needs a new Idempotency-Key.");
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
}

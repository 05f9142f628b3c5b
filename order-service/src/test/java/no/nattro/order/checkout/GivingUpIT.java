package no.nattro.order.checkout;

import static no.nattro.order.domain.OrderStatus.CANCELLED;
import static no.nattro.order.domain.OrderStatus.CHARGING;
import static no.nattro.order.domain.OrderStatus.CONFIRMED;
import static no.nattro.order.domain.OrderStatus.CONFIRMING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import no.nattro.order.domain.Order;
import no.nattro.order.domain.OrderStatus;
import no.nattro.order.domain.UndoReason;
import no.nattro.platform.upstream.Outcome.Unknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An order whose end cannot be learnt: when it is undone of our own accord. */
class GivingUpIT extends RecoveryFixture {

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
}

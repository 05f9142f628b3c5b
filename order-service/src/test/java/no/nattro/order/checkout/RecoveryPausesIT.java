package no.nattro.order.checkout;

import static no.nattro.order.domain.OrderStatus.CONFIRMED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import no.nattro.order.domain.Order;
import no.nattro.platform.upstream.Outcome.NotSent;
import no.nattro.platform.upstream.Outcome.Unknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long an order rests that got stuck again, and when a person is called. */
class RecoveryPausesIT extends RecoveryFixture {

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
}

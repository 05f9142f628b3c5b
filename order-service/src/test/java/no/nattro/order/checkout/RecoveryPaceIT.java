package no.nattro.order.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import no.nattro.order.domain.OrderId;
import no.nattro.order.payment.Payments;
import no.nattro.platform.upstream.Outcome.Done;
import no.nattro.platform.upstream.Outcome.NotSent;
import org.junit.jupiter.api.Test;

/** Orders have gathered, as while a neighbour is left alone: how many of them recovery takes up at a time. */
class RecoveryPaceIT extends RecoveryWorkerFixture {

    private static final int PER_SECOND = 20;

    private final List<Long> charges = new CopyOnWriteArrayList<>();

    @Test
    void a_neighbour_that_has_just_come_back_is_not_overrun() {
        List<OrderId> orders = dueOrders(80);
        orders.forEach(_ -> script.then("charge", _ -> {
            charges.add(System.nanoTime());
            return new Done<>(new Payments.Captured());
        }));

        long start = System.nanoTime();

        start(Duration.ofHours(1), PER_SECOND);

        await().atMost(Duration.ofSeconds(60)).until(() -> inFlight(orders) == 0);
        assertThat(charges).hasSize(80);
        assertThat(busiestSecond()).as("charges: the pace, what a rest saved, and what was under way")
                .isLessThanOrEqualTo(PER_SECOND + 2 * AT_ONCE);
        assertThat(Duration.ofNanos(charges.getLast() - start)).isGreaterThan(Duration.ofMillis(3700)); // (80 - 4) / 20 s
        assertThat(count(orders, "lease_epoch = 2")).as("each claimed once").isEqualTo(80);
    }

    @Test
    void while_it_is_away_many_orders_cost_no_more_than_few_and_each_has_its_turn() {
        List<OrderId> orders = dueOrders(200);
        for (int i = 0; i < 5000; i++) {
            script.next("reserve", new NotSent<>("the breaker is open"));
        }
        long start = System.nanoTime();

        start(Duration.ofMillis(1), PER_SECOND);

        await().atMost(Duration.ofSeconds(60)).until(() -> claimed(orders) >= 60);
        assertThat(count(orders, "lease_epoch > 2")).as("who had a turn, before all had one").isZero();
        long claims = claimed(orders);
        assertThat(claims).isLessThanOrEqualTo(
                AT_ONCE + 1 + PER_SECOND * (System.nanoTime() - start) / Duration.ofSeconds(1).toNanos());

        script.reset();
        await().atMost(Duration.ofSeconds(60)).until(() -> inFlight(orders) == 0);
        assertThat(count(orders, "lease_epoch > 3")).as("claimed in vain after it was back").isZero();
    }

    private int busiestSecond() {
        return charges.stream().mapToInt(first -> Math.toIntExact(charges.stream()
                .filter(charge -> charge >= first && charge - first < Duration.ofSeconds(1).toNanos()).count()))
                .max().orElseThrow();
    }
}

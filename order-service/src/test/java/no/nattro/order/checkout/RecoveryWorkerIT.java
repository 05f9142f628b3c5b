package no.nattro.order.checkout;

import static no.nattro.order.domain.OrderStatus.CHARGING;
import static no.nattro.order.domain.OrderStatus.CONFIRMED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import no.nattro.order.ScriptedNeighbours;
import no.nattro.order.domain.Order;
import no.nattro.order.domain.OrderId;
import no.nattro.platform.upstream.Outcome.NotSent;
import no.nattro.platform.upstream.Outcome.Unknown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The worker as it runs in a replica: by itself. */
class RecoveryWorkerIT extends RecoveryWorkerFixture {

    private final CountDownLatch neighbourAnswers = new CountDownLatch(1);

    @AfterEach
    void letTheNeighbourAnswer() {
        neighbourAnswers.countDown();
    }

    @Test
    void an_order_that_its_request_left_is_confirmed_within_about_a_second() {
        start();
        Order order = stuckIn("charge", new Unknown<>("timed out"));

        assertThat(order.status()).as("the request was answered 202").isEqualTo(CHARGING);
        await().atMost(Duration.ofSeconds(3)).until(() -> reread(order).status() == CONFIRMED);
    }

    @Test
    void two_replicas_finish_two_hundred_orders_and_none_of_them_twice() {
        List<OrderId> orders = dueOrders(200);

        start();
        start();

        await().atMost(Duration.ofSeconds(60)).until(() -> inFlight(orders) == 0);
        assertThat(script.calls()).hasSize(600);
        assertThat(
                sql.sql("SELECT count(*) FROM orders WHERE id IN (:ids) AND status = 'CONFIRMED' AND lease_epoch = 2")
                        .param("ids", orders.stream().map(OrderId::value).toList()).query(Long.class).single())
                .isEqualTo(200);
    }

    @Test
    void no_more_than_a_few_are_worked_on_at_once_and_no_more_are_claimed() {
        List<OrderId> orders = hangingIn("reserve", 3 * AT_ONCE);
        start();

        await().until(() -> script.calls().size() == AT_ONCE);
        assertThat(claimed(orders)).isEqualTo(AT_ONCE);
        assertThat(place(command("key-1", null))).as("a request meanwhile").isInstanceOf(Placed.Decided.class);

        neighbourAnswers.countDown();
        await().atMost(Duration.ofSeconds(30)).until(() -> inFlight(orders) == 0);
    }

    @Test
    void a_worker_that_stops_claims_nothing_more_and_finishes_what_it_has() throws InterruptedException {
        List<OrderId> orders = hangingIn("reserve", AT_ONCE);
        RecoveryWorker worker = start();
        await().until(() -> script.calls().size() == AT_ONCE);
        OrderId late = abandoned();
        expire(late);

        CountDownLatch stopped = new CountDownLatch(1);
        worker.stop(stopped::countDown);
        assertThat(worker.isRunning()).isFalse();
        assertThat(stopped.await(100, TimeUnit.MILLISECONDS)).as("it still has orders").isFalse();
        neighbourAnswers.countDown();

        assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(inFlight(orders)).as("finished").isZero();
        assertThat(claimed(List.of(late))).as("left to others").isZero();
    }

    @Test
    void an_order_that_cannot_be_worked_on_holds_up_no_other() {
        AtomicInteger bugs = new AtomicInteger();
        script.then("reserve", _ -> {
            bugs.incrementAndGet();
            throw new IllegalStateException("a bug");
        });
        List<OrderId> orders = dueOrders(2 * AT_ONCE);
        start();

        await().until(() -> inFlight(orders) == 1);
        assertThat(bugs).hasValue(1);
    }

    @Test
    void many_orders_are_finished_without_a_rest_in_between() {
        List<OrderId> orders = dueOrders(10 * AT_ONCE);
        start(Duration.ofHours(1));
        await().atMost(Duration.ofSeconds(30)).until(() -> inFlight(orders) == 0);
    }

    @Test
    void a_worker_rests_while_its_orders_get_stuck() {
        List<OrderId> orders = dueOrders(10 * AT_ONCE);
        orders.forEach(_ -> script.next("reserve", new NotSent<>("nobody listens")));
        start(Duration.ofHours(1));
        await().until(() -> script.calls().size() >= AT_ONCE);
        await().during(Duration.ofMillis(500)).until(() -> script.calls().size() <= 2 * AT_ONCE);
    }

    @Test
    void a_worker_that_is_switched_off_never_begins() {
        RecoveryWorker worker = new RecoveryWorker(recovery, backoff, properties);
        worker.begin();
        assertThat(properties.enabled()).as("in tests").isFalse();
        assertThat(worker.isRunning()).isFalse();
    }

    /** Due orders whose next call hangs until the test says otherwise; then it succeeds. */
    private List<OrderId> hangingIn(String call, int number) {
        List<OrderId> orders = dueOrders(number);
        for (int i = 0; i < AT_ONCE; i++) {
            script.then(call, _ -> {
                awaitTheNeighbour();
                return ScriptedNeighbours.HELD;
            });
        }
        return orders;
    }

    private void awaitTheNeighbour() {
        try {
            assertThat(neighbourAnswers.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

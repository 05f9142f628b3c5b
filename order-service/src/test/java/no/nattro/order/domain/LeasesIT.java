package no.nattro.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets the lease of an order, when many want it. */
class LeasesIT extends OrdersFixture {

    private static final Duration GIVE_UP_AFTER = Duration.ofMinutes(30);
    private static final Duration ATTENTION_AFTER = Duration.ofMinutes(15);

    @BeforeEach
    void nothingIsDue() {
        sql.sql("UPDATE orders SET next_attempt_at = clock_timestamp() + interval '1 day' WHERE next_attempt_at IS NOT NULL")
                .update();
    }

    @Test
    void a_lease_that_is_taken_raises_the_epoch_and_runs_from_now() {
        expire();
        assertThat(takeDue(10)).containsExactly(new DueOrder(new Lease(id, 2), false));
        assertThat(takeDue(10)).as("nobody takes it again").isEmpty();
        assertThat(claim()).isFalse();
        assertThat(sql.sql("SELECT next_attempt_at > clock_timestamp() + interval '9 s' AND next_attempt_at <"
                + " clock_timestamp() + interval '10 s' FROM orders WHERE id = ?").param(id.value())
                .query(Boolean.class).single()).isTrue();
    }

    @Test
    void an_order_that_was_placed_too_long_ago_is_told_from_others() {
        sql.sql("UPDATE orders SET created_at = created_at - interval '31 min' WHERE id = ?").param(id.value())
                .update();
        expire();
        assertThat(takeDue(10)).containsExactly(new DueOrder(new Lease(id, 2), true));
    }

    @Test
    void the_longest_overdue_come_first_and_no_more_than_asked_for() {
        List<OrderId> due = dueOrders(5);
        assertThat(ids(takeDue(3))).containsExactlyInAnyOrderElementsOf(due.subList(0, 3));
        assertThat(ids(takeDue(3))).containsExactlyInAnyOrderElementsOf(due.subList(3, 5));
    }

    @Test
    void an_order_at_its_end_is_never_due() {
        confirm();
        assertThat(takeDue(10)).isEmpty();
    }

    /**
     * Whatever plan the database chooses: one that runs the inner query once a row finds others when it has changed some. That
     * shows in one of the two orders at least in which rows can lie in the table.
     */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoever_comes_second_waits_for_nobody_and_gets_the_rest(boolean longestFirst) throws Exception {
        List<OrderId> due = dueOrders(20, longestFirst);
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<DueOrder>> first = others.submit(() -> transaction.execute(_ -> {
                for (String plan : List.of("enable_hashjoin = off", "enable_mergejoin = off", "enable_hashagg = off",
                        "enable_sort = off", "enable_material = off", "plan_cache_mode = force_custom_plan")) {
                    entities.createNativeQuery("SET LOCAL " + plan).executeUpdate();
                }
                List<DueOrder> mine = leases().takeDue(5, LEASE, GIVE_UP_AFTER, ATTENTION_AFTER);
                taken.countDown();
                awaitSilently(letGo);
                return mine;
            }));
            assertThat(taken.await(10, TimeUnit.SECONDS)).isTrue();
            List<DueOrder> second = takeDue(100);
            letGo.countDown();

            assertThat(first.get()).hasSize(5);
            assertThat(ids(first.get())).containsExactlyInAnyOrderElementsOf(due.subList(0, 5));
            assertThat(ids(second)).containsExactlyInAnyOrderElementsOf(due.subList(5, 20));
        }
    }

    @Test
    void of_many_claimers_at_once_none_gets_what_another_has() throws Exception {
        List<OrderId> due = dueOrders(200);
        Callable<List<OrderId>> claimer = () -> {
            List<OrderId> mine = new ArrayList<>();
            for (List<OrderId> next = ids(takeDue(7)); !next.isEmpty(); next = ids(takeDue(7))) {
                mine.addAll(next);
            }
            return mine;
        };
        List<OrderId> claimed = new ArrayList<>();
        try (ExecutorService claimers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<OrderId>> mine : claimers.invokeAll(IntStream.range(0, 4).mapToObj(_ -> claimer)
                    .toList())) {
                claimed.addAll(mine.get());
            }
        }
        Set<OrderId> once = new HashSet<>(claimed);
        assertThat(claimed).hasSameSizeAs(once);
        assertThat(once).containsExactlyInAnyOrderElementsOf(due);
        assertThat(sql.sql("SELECT count(*) FROM orders WHERE lease_epoch <> 2 AND id IN (:ids)")
                .param("ids", due.stream().map(OrderId::value).toList()).query(Long.class).single()).isZero();
    }

    private List<OrderId> dueOrders(int number) {
        return dueOrders(number, true);
    }

    /**
     * Orders that are due.
     *
     * @param longestFirst whether the longest overdue is the first that was written
     * @return the longest overdue first
     */
    private List<OrderId> dueOrders(int number, boolean longestFirst) {
        List<OrderId> due = new ArrayList<>();
        for (int i = 1; i <= number; i++) {
            OrderId order = OrderId.random();
            write(orders -> orders.add(order, command(), "request-1234", null, LEASE));
            sql.sql("UPDATE orders SET next_attempt_at = clock_timestamp() - make_interval(mins => ?) WHERE id = ?")
                    .params(longestFirst ? 1 + number - i : i, order.value()).update();
            due.add(order);
        }
        return longestFirst ? due : due.reversed();
    }

    private List<DueOrder> takeDue(int atMost) {
        return transaction.execute(_ -> leases().takeDue(atMost, LEASE, GIVE_UP_AFTER, ATTENTION_AFTER));
    }

    private static List<OrderId> ids(List<DueOrder> due) {
        return due.stream().map(order -> order.lease().order()).toList();
    }

    private static void awaitSilently(CountDownLatch latch) {
        try {
            latch.await(4, TimeUnit.SECONDS); // the database ends an idle transaction after 5 s
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

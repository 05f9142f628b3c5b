package no.nattro.payment.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import no.nattro.payment.Books;
import no.nattro.payment.WholeService;
import no.nattro.payment.charging.Tills;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.Payment;
import no.nattro.payment.domain.PaymentStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Who gets the lease of a payment, while another is just taking some. */
@WholeService
class LeasesIT {

    /** A plan without any of these runs a plain subselect once for each row. */
    private static final List<String> ROW_BY_ROW = List.of("enable_hashjoin = off", "enable_mergejoin = off",
            "enable_hashagg = off", "enable_sort = off", "enable_material = off",
            "plan_cache_mode = force_custom_plan");

    private final Replicas replicas;
    private final Tills tills;
    private final Books books;
    private final TransactionTemplate transaction;
    private final EntityManager entities;

    LeasesIT(Replicas replicas, Tills tills, Books books, TransactionTemplate transaction, EntityManager entities) {
        this.replicas = replicas;
        this.tills = tills;
        this.books = books;
        this.transaction = transaction;
        this.entities = entities;
    }

    @BeforeEach
    void nothingElseIsDue() {
        books.putOffAllOthers();
    }

    /**
     * Whatever plan the database chooses: one that runs the inner query once a row finds others when it has changed some. That
     * shows in one of the two orders at least in which rows can lie in the table.
     */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoever_comes_second_waits_for_nobody_and_gets_the_rest(boolean longestFirst) throws Exception {
        List<OrderId> due = duePayments(20, longestFirst);
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<OrderId>> first = others.submit(() -> transaction.execute(_ -> {
                ROW_BY_ROW.forEach(plan -> entities.createNativeQuery("SET LOCAL " + plan).executeUpdate());
                List<OrderId> mine = claim(5);
                taken.countDown();
                awaitSilently(letGo);
                return mine;
            }));
            assertThat(taken.await(10, TimeUnit.SECONDS)).isTrue();
            List<OrderId> second = claim(100);
            letGo.countDown();

            assertThat(first.get()).containsExactlyInAnyOrderElementsOf(due.subList(0, 5));
            assertThat(second).containsExactlyInAnyOrderElementsOf(due.subList(5, 20));
        }
    }

    /**
     * Payments that are due.
     *
     * @param longestFirst whether the longest overdue is the first that was written
     * @return the longest overdue first
     */
    private List<OrderId> duePayments(int number, boolean longestFirst) {
        List<OrderId> due = new ArrayList<>();
        for (int i = 1; i <= number; i++) {
            OrderId payment = OrderId.random();
            tills.bringTo(payment, PaymentStatus.REQUESTED);
            books.payments()
                    .sql("""
                            UPDATE payments SET next_attempt_at = clock_timestamp() - make_interval(mins => ?) WHERE order_id = ?
                            """)
                    .params(longestFirst ? 1 + number - i : i, payment.value()).update();
            due.add(payment);
        }
        return longestFirst ? due : due.reversed();
    }

    private List<OrderId> claim(int most) {
        return replicas.claim(most).stream().map(Payment::orderId).toList();
    }

    private static void awaitSilently(CountDownLatch latch) {
        try {
            latch.await(4, TimeUnit.SECONDS); // the database ends an idle transaction after 5 s
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

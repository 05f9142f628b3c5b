package no.nattro.payment.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import no.nattro.payment.Books;
import no.nattro.payment.WholeService;
import no.nattro.payment.bank.ChargeAnswer;
import no.nattro.payment.bank.ScriptedBank;
import no.nattro.payment.charging.Tills;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.PaymentStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What several replicas take, and what they leave to each other. */
@WholeService
class ReplicasIT {

    private static final ChargeAnswer CAPTURED = new ChargeAnswer.Captured();

    private final ScriptedBank bank = new ScriptedBank();
    private final OrderId order = OrderId.random();
    private final Replicas replicas;
    private final Tills tills;
    private final Books books;

    ReplicasIT(Replicas replicas, Tills tills, Books books) {
        this.replicas = replicas;
        this.tills = tills;
        this.books = books;
    }

    @BeforeEach
    void nothingElseIsDue() {
        books.putOffAllOthers();
    }

    @Test
    void while_one_replica_asks_no_other_does() {
        due(order);
        ScriptedBank anothersBank = new ScriptedBank();
        bank.answersCharge(() -> {
            replicas.play(replicas.with(anothersBank));
            return CAPTURED;
        });

        recover();

        assertThat(anothersBank.asked()).isZero();
        assertThat(books.history(order)).isEqualTo("REQUESTED -> CAPTURED");
    }

    @Test
    void a_replica_that_died_with_its_lease_is_followed_by_another() {
        due(order);
        assertThat(replicas.claim(10)).hasSize(1);
        bank.answersCharge(() -> CAPTURED);

        recover();
        assertThat(bank.asked()).isZero();
        assertThat(secondsUntilNextAttempt()).isBetween(8.0, 10.0);

        books.makeDue(order); // the lease's end has come
        recover();
        assertThat(books.history(order)).isEqualTo("REQUESTED -> CAPTURED");
    }

    @Test
    void no_more_is_taken_than_asked_for() {
        Stream.generate(OrderId::random).limit(10).forEach(this::due);

        assertThat(replicas.claim(3)).hasSize(3);
        assertThat(replicas.claim(100)).hasSize(7);
    }

    @Test
    void three_replicas_at_once_ask_about_each_of_sixty_payments_once() throws Exception {
        List<OrderId> orders = Stream.generate(OrderId::random).limit(60).toList();
        orders.forEach(this::due);
        bank.answersCharge(() -> CAPTURED);

        List<Thread> all = Stream.generate(() -> Thread.ofVirtual().unstarted(this::recover)).limit(3).toList();
        all.forEach(Thread::start);
        for (Thread one : all) {
            one.join();
        }

        assertThat(bank.askedAbout()).containsExactlyInAnyOrderElementsOf(orders);
        assertThat(books.backlog()).isZero();
    }

    @Test
    void a_silent_bank_holds_back_four_payments_and_the_others_stay_free_for_all() {
        Stream.generate(OrderId::random).limit(8).forEach(this::due);
        CyclicBarrier four = new CyclicBarrier(4);
        AtomicInteger atOnce = new AtomicInteger();
        ConcurrentLinkedQueue<Integer> seen = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Long> free = new ConcurrentLinkedQueue<>();
        bank.answersCharge(() -> {
            seen.add(atOnce.incrementAndGet());
            meet(four);
            free.add(books.payments().sql("SELECT count(*) FROM payments WHERE next_attempt_at < clock_timestamp()")
                    .query(Long.class).single());
            meet(four);
            atOnce.decrementAndGet();
            return CAPTURED;
        });

        recover();

        assertThat(seen).hasSize(8).allMatch(number -> number <= 4);
        assertThat(free.stream().limit(4)).containsOnly(4L);
    }

    private void due(OrderId payment) {
        tills.bringTo(payment, PaymentStatus.REQUESTED);
        books.makeDue(payment);
    }

    private void recover() {
        replicas.play(replicas.with(bank));
    }

    private double secondsUntilNextAttempt() {
        return books.payments().sql("""
                SELECT extract(epoch FROM next_attempt_at - clock_timestamp()) FROM payments WHERE order_id = ?
                """).param(order.value()).query(Double.class).single();
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

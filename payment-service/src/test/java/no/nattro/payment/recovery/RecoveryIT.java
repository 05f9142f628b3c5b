package no.nattro.payment.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import no.nattro.payment.Books;
import no.nattro.payment.WholeService;
import no.nattro.payment.bank.BankNotReached;
import no.nattro.payment.bank.ChargeAnswer;
import no.nattro.payment.bank.ScriptedBank;
import no.nattro.payment.bank.VoidAnswer;
import no.nattro.payment.charging.Tills;
import no.nattro.payment.domain.DeclineReason;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.PaymentStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What recovery takes, what it makes of it, and what it leaves alone. */
@WholeService
@ExtendWith(OutputCaptureExtension.class)
class RecoveryIT {

    private static final ChargeAnswer CAPTURED = new ChargeAnswer.Captured();

    private final ScriptedBank bank = new ScriptedBank();
    private final OrderId order = OrderId.random();
    private final Replicas replicas;
    private final Tills tills;
    private final Books books;
    private final HikariDataSource pool;

    RecoveryIT(Replicas replicas, Tills tills, Books books, HikariDataSource pool) {
        this.replicas = replicas;
        this.tills = tills;
        this.books = books;
        this.pool = pool;
    }

    @BeforeEach
    void nothingElseIsDue() {
        books.putOffAllOthers();
    }

    @ParameterizedTest(name = "{0}, the bank says {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # the row says | the bank says | the row then | attempts
            REQUESTED      | Captured      | CAPTURED     | 0
            REQUESTED      | Declined      | DECLINED     | 0
            REQUESTED      | Undone        | REQUESTED    | 1
            REQUESTED      | nothing       | REQUESTED    | 1
            REQUESTED      | not reached   | REQUESTED    | 0
            UNDOING        | VOIDED        | VOIDED       | 0
            UNDOING        | REFUNDED      | REFUNDED     | 0
            UNDOING        | nothing       | UNDOING      | 1
            UNDOING        | not reached   | UNDOING      | 0
            """)
    void an_open_payment_that_is_due_is_asked_about_once(PaymentStatus state, String answer, PaymentStatus stateThen,
            int attempts) {
        due(order, state);
        theBankSays(answer);

        recover();

        assertThat(books.payment(order)).containsEntry("status", stateThen.name()).containsEntry("attempts", attempts);
        assertThat(bank.askedAbout()).containsExactly(order);
    }

    @ParameterizedTest
    @EnumSource(PaymentStatus.class)
    void what_is_not_due_or_has_an_end_is_left_alone(PaymentStatus state) {
        tills.bringTo(order, state);

        recover();

        assertThat(books.payment(order)).containsEntry("status", state.name());
        assertThat(bank.asked()).isZero();
    }

    @Test
    void what_the_bank_does_not_answer_is_asked_again_for_ever_and_later_each_time() {
        due(order, PaymentStatus.REQUESTED);

        for (int attempt = 1; attempt <= 12; attempt++) {
            books.makeDue(order);
            recover();
            assertThat(books.payment(order)).containsEntry("attempts", attempt);
        }
        assertThat(secondsUntilNextAttempt()).isBetween(4.0, 10.5);

        books.makeDue(order);
        bank.answersCharge(() -> CAPTURED);
        recover();
        assertThat(books.history(order)).isEqualTo("REQUESTED -> CAPTURED");
    }

    @Test
    void a_bank_that_cannot_be_reached_is_tried_again_within_a_second_however_often() {
        due(order, PaymentStatus.UNDOING);
        theBankSays("not reached");

        for (int i = 0; i < 5; i++) {
            books.makeDue(order);
            recover();
        }

        assertThat(books.payment(order)).containsEntry("attempts", 0);
        assertThat(secondsUntilNextAttempt()).isBetween(-0.5, 1.1);
    }

    @Test
    void while_one_replica_asks_no_other_does() {
        due(order, PaymentStatus.REQUESTED);
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
        due(order, PaymentStatus.REQUESTED);
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
        Stream.generate(OrderId::random).limit(10).forEach(one -> due(one, PaymentStatus.REQUESTED));

        assertThat(replicas.claim(3)).hasSize(3);
        assertThat(replicas.claim(100)).hasSize(7);
    }

    @Test
    void three_replicas_at_once_ask_about_each_of_sixty_payments_once() throws Exception {
        List<OrderId> orders = Stream.generate(OrderId::random).limit(60).toList();
        orders.forEach(one -> due(one, PaymentStatus.REQUESTED));
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
        Stream.generate(OrderId::random).limit(8).forEach(one -> due(one, PaymentStatus.REQUESTED));
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

    @Test
    void no_connection_is_held_while_the_bank_is_asked() {
        due(order, PaymentStatus.UNDOING);
        AtomicInteger inUse = new AtomicInteger(-1);
        bank.answersVoid(() -> {
            inUse.set(pool.getHikariPoolMXBean().getActiveConnections());
            return VoidAnswer.VOIDED;
        });

        recover();

        assertThat(inUse).hasValue(0);
    }

    @Test
    void the_work_is_logged_under_the_request_that_made_the_payment(CapturedOutput output) {
        due(order, PaymentStatus.REQUESTED);
        bank.answersCharge(() -> new ChargeAnswer.Declined(DeclineReason.CARD_DECLINED));

        recover();

        assertThat(output.toString().lines().filter(line -> line.contains(order.toString())))
                .singleElement().asString().contains("[a-request-of-the-tills]").endsWith("DECLINED");
    }

    private void due(OrderId payment, PaymentStatus state) {
        tills.bringTo(payment, state);
        books.makeDue(payment);
    }

    private void recover() {
        replicas.play(replicas.with(bank));
    }

    private void theBankSays(String answer) {
        bank.answersCharge(says(answer, () -> switch (answer) {
            case "Captured" -> CAPTURED;
            case "Declined" -> new ChargeAnswer.Declined(DeclineReason.CARD_DECLINED);
            case "Undone" -> new ChargeAnswer.Undone();
            default -> throw new IllegalArgumentException(answer);
        }));
        bank.answersVoid(says(answer, () -> VoidAnswer.valueOf(answer)));
    }

    private static <A> Supplier<A> says(String answer, Supplier<A> words) {
        return switch (answer) {
            case "nothing" -> ScriptedBank::silent;
            case "not reached" -> () -> {
                throw new BankNotReached("the line is dead", new IllegalStateException());
            };
            default -> words;
        };
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

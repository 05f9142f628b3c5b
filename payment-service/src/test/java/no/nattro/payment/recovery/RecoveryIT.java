package no.nattro.payment.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import no.nattro.payment.Books;
import no.nattro.payment.WholeService;
import no.nattro.payment.bank.Bank;
import no.nattro.payment.bank.BankNotReached;
import no.nattro.payment.bank.ChargeAnswer;
import no.nattro.payment.bank.ScriptedBank;
import no.nattro.payment.bank.VoidAnswer;
import no.nattro.payment.charging.Tills;
import no.nattro.payment.domain.DeclineReason;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.PaymentStatus;
import no.nattro.platform.request.Deadline;
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
        due(state);
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
        due(PaymentStatus.REQUESTED);

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
        due(PaymentStatus.UNDOING);
        theBankSays("not reached");

        for (int i = 0; i < 5; i++) {
            books.makeDue(order);
            recover();
        }

        assertThat(books.payment(order)).containsEntry("attempts", 0);
        assertThat(secondsUntilNextAttempt()).isBetween(-0.5, 1.1);
    }

    @Test
    void nothing_is_taken_while_the_bank_is_left_alone_and_the_first_that_is_taken_then_asks_whether_it_is_back() {
        AtomicLong nanos = new AtomicLong();
        Bank guarded = ScriptedBank.guarded(bank, nanos::get);
        for (int i = 0; i < 5; i++) {
            guarded.voidCharge(OrderId.random(), Deadline.in(Duration.ofSeconds(10)));
        }
        assertThat(guarded.isLeftAlone()).isTrue();
        due(PaymentStatus.REQUESTED);
        bank.answersCharge(() -> CAPTURED);

        replicas.play(replicas.with(guarded));
        assertThat(bank.asked()).isEqualTo(5);
        assertThat(secondsUntilNextAttempt()).as("it is still due").isNegative();

        nanos.addAndGet(Duration.ofSeconds(31).toNanos());
        replicas.play(replicas.with(guarded));
        assertThat(books.history(order)).isEqualTo("REQUESTED -> CAPTURED");
    }

    @Test
    void a_round_ends_when_a_payment_finds_the_bank_not_to_be_asked() {
        theBankSays("not reached");
        List<OrderId> many = Stream.generate(OrderId::random).limit(40).toList();
        many.forEach(each -> {
            tills.bringTo(each, PaymentStatus.REQUESTED);
            books.makeDue(each);
        });

        recover();

        assertThat(bank.asked()).as("those under way, and no more").isBetween(1, 4);
    }

    @Test
    void no_connection_is_held_while_the_bank_is_asked() {
        due(PaymentStatus.UNDOING);
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
        due(PaymentStatus.REQUESTED);
        bank.answersCharge(() -> new ChargeAnswer.Declined(DeclineReason.CARD_DECLINED));

        recover();

        assertThat(output.toString().lines().filter(line -> line.contains(order.toString())))
                .singleElement().asString().contains("[a-request-of-the-tills]").endsWith("DECLINED");
    }

    private void due(PaymentStatus state) {
        tills.bringTo(order, state);
        books.makeDue(order);
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
}

package no.nattro.payment.charging;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import no.nattro.payment.Books;
import no.nattro.payment.TakenConnections;
import no.nattro.payment.WholeService;
import no.nattro.payment.bank.ChargeAnswer;
import no.nattro.payment.bank.ScriptedBank;
import no.nattro.payment.bank.VoidAnswer;
import no.nattro.payment.domain.DeclineReason;
import no.nattro.payment.domain.Money;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.Payment;
import no.nattro.payment.domain.PaymentStatus;
import no.nattro.payment.domain.PaymentToken;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.request.Origin;
import no.nattro.platform.request.RequestId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What else may happen while the bank is asked. */
@WholeService
class CashierRacesIT {

    private static final Origin ORIGIN = new Origin(new RequestId("cashier-races-it"), null);
    private static final ChargeAnswer CAPTURED = new ChargeAnswer.Captured();

    private final ScriptedBank bank = new ScriptedBank();
    private final OrderId order = OrderId.random();
    private final Charge charge = new Charge(order, Money.nok(39800), new PaymentToken("tok_approved"));
    private final Cashier cashier;
    private final Cashier another;
    private final ScriptedBank anothersBank = new ScriptedBank();
    private final Books books;
    private final HikariDataSource pool;
    private @Nullable TakenConnections away;

    CashierRacesIT(PaymentTransactions transactions, Books books, HikariDataSource pool) {
        this.cashier = new Cashier(transactions, new OpenPayments(transactions, bank.asBank()));
        this.another = new Cashier(transactions, new OpenPayments(transactions, anothersBank.asBank()));
        this.books = books;
        this.pool = pool;
    }

    @AfterEach
    void theDatabaseIsBack() {
        if (away != null) {
            away.close();
        }
    }

    @Test
    void a_capture_that_arrives_while_undoing_changes_nothing() {
        bank.answersCharge(() -> {
            assertThat(undoByAnother().status()).isEqualTo(PaymentStatus.UNDOING);
            return CAPTURED;
        });

        assertThat(charge()).isEqualTo(new ChargeResult.AlreadyUndone());
        assertThat(books.history(order)).isEqualTo("REQUESTED -> UNDOING");
    }

    @Test
    void a_decline_that_arrives_while_undoing_changes_nothing() {
        bank.answersCharge(() -> {
            undoByAnother();
            return new ChargeAnswer.Declined(DeclineReason.CARD_DECLINED);
        });

        assertThat(charge()).isEqualTo(new ChargeResult.AlreadyUndone());
        assertThat(books.history(order)).isEqualTo("REQUESTED -> UNDOING");
    }

    @Test
    void a_charge_that_sleeps_while_its_payment_is_refunded_answers_from_the_row() throws Exception {
        CountDownLatch atTheBank = new CountDownLatch(1);
        CountDownLatch refunded = new CountDownLatch(1);
        bank.answersCharge(() -> {
            atTheBank.countDown();
            awaitUninterrupted(refunded);
            return CAPTURED;
        });
        AtomicReference<@Nullable ChargeResult> answer = new AtomicReference<>();
        Thread sleeper = Thread.ofVirtual().start(() -> answer.set(charge()));
        atTheBank.await();
        anothersBank.answersVoid(() -> VoidAnswer.REFUNDED);

        assertThat(undoByAnother().status()).isEqualTo(PaymentStatus.REFUNDED);
        refunded.countDown();
        sleeper.join();

        assertThat(answer).hasValue(new ChargeResult.AlreadyUndone());
        assertThat(books.history(order)).isEqualTo("REQUESTED -> UNDOING -> REFUNDED");
    }

    @Test
    void a_charge_without_an_answer_reports_the_capture_that_another_found() {
        anothersBank.answersCharge(() -> CAPTURED);
        bank.answersCharge(() -> {
            another.charge(charge, ORIGIN, anyTime());
            return ScriptedBank.silent();
        });

        assertThat(charge()).isInstanceOf(ChargeResult.Captured.class);
        assertThat(books.payment(order)).containsEntry("attempts", 0);
    }

    @Test
    void an_undo_without_an_answer_reports_the_end_that_another_found() {
        anothersBank.answersVoid(() -> VoidAnswer.REFUNDED);
        bank.answersCharge(() -> CAPTURED);
        charge();
        bank.answersVoid(() -> {
            undoByAnother();
            return ScriptedBank.silent();
        });

        assertThat(cashier.undo(order, ORIGIN, anyTime()).status()).isEqualTo(PaymentStatus.REFUNDED);
    }

    @Test
    void an_undo_that_begins_while_another_captures_undoes_the_capture() {
        bank.answersCharge(() -> CAPTURED);
        bank.answersVoid(() -> VoidAnswer.REFUNDED);
        anothersBank.answersCharge(() -> {
            charge();
            assertThat(cashier.undo(order, ORIGIN, anyTime()).status()).isEqualTo(PaymentStatus.REFUNDED);
            return CAPTURED;
        });

        assertThat(another.charge(charge, ORIGIN, anyTime())).isEqualTo(new ChargeResult.AlreadyUndone());
        assertThat(books.history(order)).isEqualTo("REQUESTED -> CAPTURED -> UNDOING -> REFUNDED");
    }

    @Test
    void no_connection_is_held_while_the_bank_is_asked() {
        AtomicReference<@Nullable Integer> inUse = new AtomicReference<>();
        bank.answersCharge(() -> {
            inUse.set(pool.getHikariPoolMXBean().getActiveConnections());
            return CAPTURED;
        });

        charge();

        assertThat(inUse).hasValue(0);
    }

    @Test
    void a_capture_that_cannot_be_written_is_not_claimed_and_found_later() {
        bank.answersCharge(thenTheDatabaseIsAway(CAPTURED));

        ChargeResult result = charge();
        theDatabaseIsBack();

        assertThat(result).isInstanceOf(ChargeResult.NotKnownYet.class);
        assertThat(books.history(order)).isEqualTo("REQUESTED");

        bank.answersCharge(() -> CAPTURED);
        assertThat(charge()).isInstanceOf(ChargeResult.Captured.class);
    }

    @Test
    void a_refund_that_cannot_be_written_is_not_claimed_and_found_later() {
        bank.answersCharge(() -> CAPTURED);
        charge();
        bank.answersVoid(thenTheDatabaseIsAway(VoidAnswer.REFUNDED));

        Payment payment = cashier.undo(order, ORIGIN, anyTime());
        theDatabaseIsBack();

        assertThat(payment.status()).isEqualTo(PaymentStatus.UNDOING);
        assertThat(books.history(order)).isEqualTo("REQUESTED -> CAPTURED -> UNDOING");

        bank.answersVoid(() -> VoidAnswer.REFUNDED);
        assertThat(cashier.undo(order, ORIGIN, anyTime()).status()).isEqualTo(PaymentStatus.REFUNDED);
    }

    private ChargeResult charge() {
        return cashier.charge(charge, ORIGIN, anyTime());
    }

    private Payment undoByAnother() {
        return another.undo(order, ORIGIN, anyTime());
    }

    private <A> Supplier<A> thenTheDatabaseIsAway(A answer) {
        return () -> {
            away = new TakenConnections(pool);
            return answer;
        };
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Deadline anyTime() {
        return Deadline.in(Duration.ofSeconds(30));
    }
}

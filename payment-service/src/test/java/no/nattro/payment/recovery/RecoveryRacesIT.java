package no.nattro.payment.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import no.nattro.payment.Books;
import no.nattro.payment.WholeService;
import no.nattro.payment.bank.BankNotReached;
import no.nattro.payment.bank.ChargeAnswer;
import no.nattro.payment.bank.ScriptedBank;
import no.nattro.payment.bank.VoidAnswer;
import no.nattro.payment.charging.Cashier;
import no.nattro.payment.charging.ChargeResult;
import no.nattro.payment.charging.Tills;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.Payment;
import no.nattro.payment.domain.PaymentStatus;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.request.Origin;
import no.nattro.platform.request.RequestId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Recovery, requests and the closing of the service meet over one payment. What is to come between is done in the
 * bank's answer.
 */
@WholeService
class RecoveryRacesIT {

    private static final Origin ORIGIN = new Origin(new RequestId("recovery-races-it"), null);
    private static final ChargeAnswer CAPTURED = new ChargeAnswer.Captured();

    private final ScriptedBank bank = new ScriptedBank();
    private final ScriptedBank requestsBank = new ScriptedBank();
    private final OrderId order = OrderId.random();
    private final Replicas replicas;
    private final RecoveryTransactions transactions;
    private final Tills tills;
    private final Cashier cashier;
    private final Books books;

    RecoveryRacesIT(Replicas replicas, RecoveryTransactions transactions, Tills tills, Books books) {
        this.replicas = replicas;
        this.transactions = transactions;
        this.tills = tills;
        this.cashier = tills.cashier(requestsBank);
        this.books = books;
    }

    @BeforeEach
    void nothingElseIsDue() {
        books.putOffAllOthers();
    }

    @Test
    void a_request_that_is_asking_the_bank_is_left_alone() {
        requestsBank.answersCharge(() -> {
            recover();
            return CAPTURED;
        });

        assertThat(charge()).isInstanceOf(ChargeResult.Captured.class);
        assertThat(bank.asked()).isZero();
    }

    @Test
    void a_charge_repeated_while_recovery_asks_makes_one_capture() {
        due(PaymentStatus.REQUESTED);
        requestsBank.answersCharge(() -> CAPTURED);
        bank.answersCharge(() -> {
            assertThat(charge()).isInstanceOf(ChargeResult.Captured.class);
            return CAPTURED;
        });

        recover();

        assertThat(books.history(order)).isEqualTo("REQUESTED -> CAPTURED");
    }

    @Test
    void an_undo_that_comes_while_recovery_charges_is_not_overwritten() {
        due(PaymentStatus.REQUESTED);
        bank.answersCharge(() -> {
            assertThat(undo()).isEqualTo(PaymentStatus.UNDOING);
            return CAPTURED;
        });
        bank.answersVoid(() -> VoidAnswer.REFUNDED);

        recover();
        assertThat(books.history(order)).isEqualTo("REQUESTED -> UNDOING");

        books.makeDue(order);
        recover();
        assertThat(books.history(order)).isEqualTo("REQUESTED -> UNDOING -> REFUNDED");
    }

    @Test
    void an_undo_that_ends_while_recovery_charges_stays_ended() {
        due(PaymentStatus.REQUESTED);
        requestsBank.answersVoid(() -> VoidAnswer.REFUNDED);
        bank.answersCharge(() -> {
            assertThat(undo()).isEqualTo(PaymentStatus.REFUNDED);
            return CAPTURED;
        });

        recover();

        assertThat(books.history(order)).isEqualTo("REQUESTED -> UNDOING -> REFUNDED");
    }

    @Test
    void an_undo_repeated_while_recovery_voids_makes_one_refund() {
        due(PaymentStatus.UNDOING);
        requestsBank.answersVoid(() -> VoidAnswer.REFUNDED);
        bank.answersVoid(() -> {
            assertThat(undo()).isEqualTo(PaymentStatus.REFUNDED);
            return VoidAnswer.REFUNDED;
        });

        recover();

        assertThat(books.history(order)).isEqualTo("REQUESTED -> UNDOING -> REFUNDED");
    }

    @Test
    void a_recovery_that_slept_past_its_lease_writes_nothing_over_the_end_that_another_found() {
        due(PaymentStatus.REQUESTED);
        ScriptedBank anothersBank = new ScriptedBank();
        anothersBank.answersCharge(() -> CAPTURED);
        bank.answersCharge(() -> {
            books.makeDue(order);
            replicas.play(replicas.with(anothersBank));
            return ScriptedBank.silent();
        });

        recover();

        assertThat(books.history(order)).isEqualTo("REQUESTED -> CAPTURED");
        assertThat(books.payment(order)).containsEntry("attempts", 0).containsEntry("next_attempt_at", null);
    }

    @Test
    void a_recovery_that_slept_past_its_lease_does_not_give_away_anothers() {
        due(PaymentStatus.REQUESTED);
        bank.answersCharge(() -> {
            books.makeDue(order);
            assertThat(replicas.claim(10)).hasSize(1);
            throw new BankNotReached("the line is dead", new IllegalStateException());
        });

        recover();

        assertThat(leaseLeft()).isBetween(5.0, 10.0);
    }

    @Test
    void a_closing_service_takes_nothing() throws Exception {
        due(PaymentStatus.REQUESTED);

        replicas.with(bank).play(() -> true);

        assertThat(bank.asked()).isZero();
        assertThat(leaseLeft()).isNegative();
    }

    @Test
    void what_a_closing_service_is_asking_about_is_finished() throws Exception {
        due(PaymentStatus.REQUESTED);
        AtomicBoolean closing = new AtomicBoolean();
        bank.answersCharge(() -> {
            closing.set(true);
            return CAPTURED;
        });

        replicas.with(bank).play(closing::get);

        assertThat(books.history(order)).isEqualTo("REQUESTED -> CAPTURED");
    }

    @Test
    void what_a_closing_service_took_and_did_not_ask_about_is_free_again_at_once() throws Exception {
        due(PaymentStatus.REQUESTED);
        AtomicBoolean closing = new AtomicBoolean();
        Recovery closesAfterItsClaim = replicas.with(bank, new RecoveryTransactions(null) {

            @Override
            List<Payment> claim(int most, Duration lease) {
                List<Payment> claimed = transactions.claim(most, lease);
                closing.set(true);
                return claimed;
            }

            @Override
            List<Payment> flagOlderThan(Duration age) {
                return List.of();
            }

            @Override
            void giveBack(Payment claimed, Duration pause) {
                assertThat(leaseLeft()).isPositive();
                transactions.giveBack(claimed, pause);
            }
        });

        closesAfterItsClaim.play(closing::get);

        assertThat(bank.asked()).isZero();
        assertThat(leaseLeft()).isNegative();
        assertThat(books.payment(order)).containsEntry("attempts", 0);
    }

    private void due(PaymentStatus state) {
        tills.bringTo(order, state);
        books.makeDue(order);
    }

    private void recover() {
        replicas.play(replicas.with(bank));
    }

    private ChargeResult charge() {
        return cashier.charge(tills.charge(order), ORIGIN, Deadline.in(Duration.ofSeconds(30)));
    }

    private PaymentStatus undo() {
        return cashier.undo(order, ORIGIN, Deadline.in(Duration.ofSeconds(30))).status();
    }

    private double leaseLeft() {
        return books.payments().sql("""
                SELECT extract(epoch FROM next_attempt_at - clock_timestamp()) FROM payments WHERE order_id = ?
                """).param(order.value()).query(Double.class).single();
    }
}

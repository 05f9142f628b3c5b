package no.nattro.payment.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import no.nattro.payment.Books;
import no.nattro.payment.WholeService;
import no.nattro.payment.bank.Acquirer;
import no.nattro.payment.bank.BankEntry;
import no.nattro.payment.bank.BankInFront;
import no.nattro.payment.bank.ScriptedBank;
import no.nattro.payment.charging.Tills;
import no.nattro.payment.domain.Bookmark;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.PaymentStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Who compares the books, when, and how a run ends that does not come to its end. */
@WholeService
@ExtendWith(OutputCaptureExtension.class)
class RunIT {

    private final OrderId order = OrderId.random();
    private final Accountants accountants;
    private final ReconciliationTransactions transactions;
    private final Acquirer bank;
    private final Tills tills;
    private final Books books;

    RunIT(Accountants accountants, ReconciliationTransactions transactions, Acquirer bank, Tills tills, Books books) {
        this.accountants = accountants;
        this.transactions = transactions;
        this.bank = bank;
        this.tills = tills;
        this.books = books;
    }

    @BeforeEach
    void comparesFromNowOn() {
        accountants.beginNow();
    }

    @Test
    void a_run_waits_for_its_time() {
        accountants.run();
        Object number = accountants.lastRun().get("run");

        accountants.with(bank).play(() -> false);

        assertThat(accountants.lastRun()).containsEntry("run", number);
        assertThat(secondsUntilTheNext()).isBetween(50.0, 60.0);
    }

    @Test
    void while_one_replica_compares_no_other_does() {
        accountants.write(order, "VOIDED", "charge");
        Reconciliation other = accountants.with(new ScriptedBank());

        accountants.run(accountants.with(new BankInFront(bank) {

            @Override
            public List<BankEntry> entries(Collection<OrderId> keys) {
                long number = number();
                other.play(() -> false);
                assertThat(number()).isEqualTo(number);
                return super.entries(keys);
            }
        }));

        assertThat(accountants.lastRun()).containsEntry("failure", null);
        assertThat(accountants.summary(order)).isEqualTo("NOT_GIVEN_BACK, 1 looks");
    }

    @Test
    void a_replica_that_slept_past_its_lease_writes_nothing_of_what_it_read_before() {
        accountants.write(order, "VOIDED", "nothing");
        Reconciliation other = accountants.with(bank);
        long before = number();

        accountants.run(accountants.with(new BankInFront(bank) {

            @Override
            public List<BankEntry> entries(Collection<OrderId> keys) {
                List<BankEntry> read = super.entries(keys);
                if (number() == before + 1) {
                    accountants.write(order, "nothing", "charge");
                    accountants.run(other);
                }
                return read;
            }
        }));

        assertThat(accountants.summary(order)).isEqualTo("NOT_GIVEN_BACK, 1 looks");
        assertThat(accountants.lastRun()).containsEntry("run", before + 2).containsEntry("failure", null);
    }

    @Test
    void a_payment_that_moves_after_the_bank_was_asked_is_not_judged() {
        accountants.write(order, "CAPTURED", "charge");

        accountants.run(accountants.with(new BankInFront(bank) {

            @Override
            public List<BankEntry> entries(Collection<OrderId> keys) {
                List<BankEntry> read = super.entries(keys);
                if (books.history(order).endsWith("CAPTURED")) {
                    tills.commit(order, PaymentStatus.UNDOING);
                    bank.voidCharge(order);
                    tills.commit(order, PaymentStatus.REFUNDED);
                }
                return read;
            }

            @Override
            public List<BankEntry> statement(Bookmark after, Instant until, int atMost) {
                return List.of(); // or its entry would be looked at once more
            }
        }));

        assertThat(accountants.difference(order)).isEmpty();
        assertThat(books.history(order)).endsWith("REFUNDED");
    }

    @Test
    void a_payment_that_appears_while_the_bank_is_asked_is_not_judged() {
        accountants.write(order, "nothing", "charge");

        accountants.run(accountants.with(new BankInFront(bank) {

            @Override
            public List<BankEntry> entries(Collection<OrderId> keys) {
                if (keys.contains(order)) {
                    tills.bringTo(order, PaymentStatus.VOIDED);
                }
                return super.entries(keys);
            }
        }));

        assertThat(accountants.difference(order)).isEmpty();
    }

    @Test
    void a_change_that_was_committed_behind_the_last_run_is_compared() {
        accountants.write(order, "CAPTURED", "nothing");
        books.payments().sql("""
                UPDATE payments SET updated_at = clock_timestamp() - interval '20 seconds' WHERE order_id = ?
                """).param(order.value()).update();
        books.payments().sql("UPDATE reconciliation SET compared_until = clock_timestamp()").update();
        accountants.makeDue();

        accountants.with(bank).play(() -> false);

        assertThat(accountants.summary(order)).isEqualTo("CAPTURE_MISSING, 1 looks");
    }

    @Test
    void without_a_statement_nothing_is_compared_and_nothing_left_out() {
        accountants.write(order, "nothing", "charge");
        Object until = accountants.lastRun().get("compared_until");

        accountants.run(accountants.with(new BankInFront(bank) {

            @Override
            public List<BankEntry> statement(Bookmark after, Instant upTo, int atMost) {
                return ScriptedBank.silent();
            }
        }));
        assertThat(accountants.lastRun()).containsEntry("compared_until", until);
        assertThat(accountants.lastRun().get("failure")).asString().contains("this bank does not answer");
        assertThat(secondsUntilTheNext()).isBetween(50.0, 60.0);

        accountants.run();
        assertThat(accountants.lastRun()).containsEntry("failure", null);
        assertThat(accountants.summary(order)).isEqualTo("WITHOUT_PAYMENT, 1 looks");
    }

    @Test
    void a_closing_service_leaves_the_run_to_another_at_once() {
        Object until = accountants.lastRun().get("compared_until");
        accountants.makeDue();

        accountants.with(bank).play(() -> true);

        assertThat(accountants.lastRun()).containsEntry("compared_until", until).containsEntry("failure",
                "the service closes");
        assertThat(secondsUntilTheNext()).isNotPositive();
    }

    @Test
    void books_of_many_pages_are_read_to_their_end_even_where_all_changed_at_once(CapturedOutput output) {
        books.payments().sql("""
                INSERT INTO payments (order_id, amount, currency, token, status, request_id, updated_at)
                SELECT gen_random_uuid(), 39800, 'NOK', 'tok_approved', 'CAPTURED', 'run-it-of-pages',
                       timestamptz '2001-01-01'
                FROM generate_series(1, 450)
                """).update();
        books.payments().sql("UPDATE reconciliation SET compared_until = timestamptz '2001-01-01 00:00:30'").update();

        accountants.makeDue();
        accountants.with(bank).play(() -> false);
        assertThat(numberOf(
                "looks = 1 AND order_id IN (SELECT order_id FROM payments WHERE request_id = 'run-it-of-pages')"))
                .isEqualTo(450);

        accountants.run();
        long flagged = numberOf("looks = 2 AND flagged_at IS NOT NULL");
        assertThat(flagged).isGreaterThanOrEqualTo(450);
        assertThat(accountants.lastRun()).containsEntry("flagged", flagged);
        assertThat(output.toString().lines().filter(line -> line.contains("ERROR"))).hasSize(21)
                .last().asString().contains("Books of " + (flagged - 20) + " more orders differ");
    }

    @Test
    void the_meters_show_what_stands() {
        MeterRegistry meters = new SimpleMeterRegistry();
        accountants.write(order, "CAPTURED", "nothing");
        accountants.run();
        accountants.run();

        ReconciliationMeters _ = new ReconciliationMeters(meters, transactions);

        assertThat(meters.get("nattro.payments.differences").gauges()).hasSize(DifferenceKind.values().length);
        assertThat(meters.get("nattro.payments.differences").tag("kind", "capture_missing").gauge().value())
                .isEqualTo(books.payments().sql("SELECT count(*) FROM differences WHERE looks > 1")
                        .query(Double.class).single());
        assertThat(meters.get("nattro.payments.reconciliation.age").gauge().value()).isBetween(0.0, 60.0);
    }

    private long numberOf(String condition) {
        return books.payments().sql("SELECT count(*) FROM differences WHERE " + condition).query(Long.class).single();
    }

    private long number() {
        return (long) accountants.lastRun().get("run");
    }

    private double secondsUntilTheNext() {
        return books.payments().sql("SELECT extract(epoch FROM next_run_at - clock_timestamp()) FROM reconciliation")
                .query(Double.class).single();
    }
}

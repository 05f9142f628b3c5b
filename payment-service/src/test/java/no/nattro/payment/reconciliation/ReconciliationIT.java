package no.nattro.payment.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import no.nattro.payment.Books;
import no.nattro.payment.WholeService;
import no.nattro.payment.bank.Acquirer;
import no.nattro.payment.bank.BankInFront;
import no.nattro.payment.bank.ScriptedBank;
import no.nattro.payment.bank.VoidAnswer;
import no.nattro.payment.domain.OrderId;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What reconciliation finds, what it repairs and what it leaves to people. */
@WholeService
@ExtendWith(OutputCaptureExtension.class)
class ReconciliationIT {

    private final OrderId order = OrderId.random();
    private final Accountants accountants;
    private final Acquirer bank;
    private final Books books;

    ReconciliationIT(Accountants accountants, Acquirer bank, Books books) {
        this.accountants = accountants;
        this.bank = bank;
        this.books = books;
    }

    @BeforeEach
    void comparesFromNowOn() {
        accountants.beginNow();
    }

    @ParameterizedTest(name = "{0} here, {1} at the bank: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # here    | at the bank        | after two looks
            nothing   | void               | none
            nothing   | decline            | none
            nothing   | charge then void   | none
            nothing   | charge             | WITHOUT_PAYMENT, 2 looks
            REQUESTED | charge             | none
            REQUESTED | nothing            | none
            UNDOING   | charge             | none
            UNDOING   | charge then void   | none
            CAPTURED  | charge             | none
            CAPTURED  | nothing            | CAPTURE_MISSING, 2 looks, flagged
            CAPTURED  | decline            | CAPTURE_MISSING, 2 looks, flagged
            CAPTURED  | void               | CAPTURE_MISSING, 2 looks, flagged
            CAPTURED  | larger charge      | AMOUNT_DIFFERS, 2 looks, flagged
            CAPTURED  | charge then void   | GIVEN_BACK, 2 looks, flagged
            DECLINED  | decline            | none
            DECLINED  | nothing            | none
            DECLINED  | charge             | NOT_GIVEN_BACK, 2 looks, repaired
            VOIDED    | nothing            | none
            VOIDED    | void               | none
            VOIDED    | decline            | none
            VOIDED    | charge then void   | none
            VOIDED    | charge             | NOT_GIVEN_BACK, 2 looks, repaired
            REFUNDED  | charge then void   | none
            REFUNDED  | charge             | NOT_GIVEN_BACK, 2 looks, repaired
            REFUNDED  | nothing            | CAPTURE_MISSING, 2 looks, flagged
            REFUNDED  | larger charge      | AMOUNT_DIFFERS, 2 looks, flagged
            """)
    void what_stands_in_two_looks_is_a_difference(String ours, String banks, String found) {
        accountants.write(order, ours, banks);
        List<String> moves = books.moves(order);

        accountants.run();
        assertThat(accountants.summary(order)).isEqualTo(found.replaceAll(", 2 looks.*", ", 1 looks"));
        assertThat(books.moves(order)).isEqualTo(moves);

        accountants.run();
        assertThat(accountants.summary(order)).isEqualTo(found);
        boolean repaired = found.endsWith("repaired");
        assertThat(books.moves(order)).isEqualTo(repaired ? List.of("CAPTURE", "REFUND") : moves);

        accountants.run();
        assertThat(accountants.summary(order)).isEqualTo(repaired ? "none" : found.replace("2 looks", "3 looks"));
    }

    @Test
    void what_a_second_look_does_not_find_again_leaves_no_trace() {
        accountants.write(order, "VOIDED", "charge");
        accountants.run();
        bank.voidCharge(order);

        accountants.run();

        assertThat(books.payments().sql("SELECT count(*) FROM differences WHERE order_id = ?").param(order.value())
                .query(Long.class).single()).isZero();
    }

    @Test
    void a_repair_is_kept_on_record_and_made_once() {
        accountants.write(order, "VOIDED", "charge");
        for (int i = 0; i < 5; i++) {
            accountants.run();
        }

        assertThat(books.moves(order)).containsExactly("CAPTURE", "REFUND");
        assertThat(books.history(order)).isEqualTo("REQUESTED -> UNDOING -> VOIDED");
        assertThat(books.payments().sql("""
                SELECT kind, repaired_at < gone_at AS in_time FROM differences WHERE order_id = ? AND flagged_at IS NULL
                """).param(order.value()).query().singleRow()).containsEntry("kind", "NOT_GIVEN_BACK")
                .containsEntry("in_time", true);
    }

    @Test
    void a_repair_that_does_not_help_is_shown_to_a_person_and_not_repeated() {
        accountants.write(order, "VOIDED", "charge");
        ScriptedBank voids = new ScriptedBank();
        voids.answersVoid(() -> VoidAnswer.VOIDED);
        Reconciliation deaf = accountants.with(new BankInFront(bank) {

            @Override
            public VoidAnswer voidCharge(OrderId key) {
                return voids.voidCharge(key);
            }
        });

        for (int i = 0; i < 4; i++) {
            accountants.run(deaf);
        }

        assertThat(accountants.summary(order)).isEqualTo("NOT_GIVEN_BACK, 4 looks, repaired, flagged");
        assertThat(voids.askedAbout()).filteredOn(order::equals).hasSize(1);
    }

    @Test
    void a_repair_that_the_bank_does_not_answer_is_tried_again() {
        accountants.write(order, "REFUNDED", "charge");
        Reconciliation silent = accountants.with(new BankInFront(bank) {

            @Override
            public VoidAnswer voidCharge(OrderId key) {
                return ScriptedBank.silent();
            }
        });
        accountants.run(silent);
        accountants.run(silent);
        accountants.run(silent);
        assertThat(accountants.summary(order)).isEqualTo("NOT_GIVEN_BACK, 3 looks");

        accountants.run();
        accountants.run();

        assertThat(accountants.summary(order)).isEqualTo("none");
        assertThat(books.moves(order)).containsExactly("CAPTURE", "REFUND");
    }

    @Test
    void a_difference_that_becomes_another_must_stand_anew() {
        accountants.write(order, "nothing", "charge");
        accountants.run();
        accountants.run();

        accountants.write(order, "VOIDED", "nothing");
        accountants.run();
        assertThat(accountants.summary(order)).isEqualTo("NOT_GIVEN_BACK, 1 looks");
        accountants.run();
        assertThat(accountants.summary(order)).isEqualTo("NOT_GIVEN_BACK, 2 looks, repaired");
    }

    @Test
    void what_a_person_must_look_at_is_said_once(CapturedOutput output) {
        accountants.write(order, "CAPTURED", "nothing");
        for (int i = 0; i < 4; i++) {
            accountants.run();
        }

        assertThat(output.toString().lines().filter(line -> line.contains(order.toString()) && line.contains("ERROR")))
                .singleElement().asString()
                .endsWith("CAPTURE_MISSING, kept here 39800 øre, at the bank 0 øre. A person must look");
        assertThat(accountants.lastRun()).containsEntry("flagged", 0L);
    }

    @Test
    void what_a_person_has_mended_is_no_difference_any_more() {
        accountants.write(order, "CAPTURED", "nothing");
        accountants.run();
        accountants.run();
        accountants.write(order, "nothing", "charge");

        accountants.run();

        assertThat(accountants.difference(order)).isEmpty();
    }

    @Test
    void the_row_says_what_the_last_run_did() {
        accountants.write(order, "VOIDED", "charge");
        accountants.write(OrderId.random(), "UNDOING", "nothing");
        accountants.run();
        assertThat(accountants.lastRun()).containsEntry("repaired", 0L);
        assertThat(accountants.lastRun().get("compared")).asInstanceOf(
                InstanceOfAssertFactories.LONG).isGreaterThanOrEqualTo(3);
        assertThat(accountants.lastRun().get("in_flight")).isNotEqualTo(0L);

        accountants.run();

        assertThat(accountants.lastRun()).containsEntry("repaired", 1L).containsEntry("failure", null);
        assertThat(Stream.of("finished_at", "compared_until")).allSatisfy(
                column -> assertThat(accountants.lastRun().get(column)).isNotNull());
    }
}

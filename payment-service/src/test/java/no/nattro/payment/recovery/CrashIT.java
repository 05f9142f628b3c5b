package no.nattro.payment.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import no.nattro.payment.Books;
import no.nattro.payment.WholeService;
import no.nattro.payment.bank.Acquirer;
import no.nattro.payment.charging.Cashier;
import no.nattro.payment.charging.Charge;
import no.nattro.payment.charging.ChargeResult;
import no.nattro.payment.charging.Tills;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.PaymentStatus;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.request.Origin;
import no.nattro.platform.request.RequestId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The process dies between any two commits, its own or the bank's. A commit is what outlives a process, so a crash is
 * told by the commits before it; after it comes recovery, and after that the caller, who repeats what was not answered.
 */
@WholeService
class CrashIT {

    private static final Origin ORIGIN = new Origin(new RequestId("crash-it"), null);

    private final OrderId order = OrderId.random();
    private final Replicas replicas;
    private final Tills tills;
    private final Acquirer bank;
    private final Cashier cashier;
    private final Books books;

    CrashIT(Replicas replicas, Tills tills, Acquirer bank, Cashier cashier, Books books) {
        this.replicas = replicas;
        this.tills = tills;
        this.bank = bank;
        this.cashier = cashier;
        this.books = books;
    }

    @BeforeEach
    void nothingElseIsDue() {
        books.putOffAllOthers();
    }

    @ParameterizedTest(name = "{0}, crash: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # committed before the crash                               | after recovery
            REQUESTED                                                  | CAPTURED
            REQUESTED, bank charges                                    | CAPTURED
            REQUESTED, bank declines                                   | DECLINED
            REQUESTED, bank charges, CAPTURED                          | CAPTURED
            REQUESTED, bank declines, DECLINED                         | DECLINED
            REQUESTED, UNDOING                                         | VOIDED
            REQUESTED, bank charges, UNDOING                           | REFUNDED
            REQUESTED, bank declines, UNDOING                          | VOIDED
            REQUESTED, bank charges, CAPTURED, UNDOING                 | REFUNDED
            REQUESTED, UNDOING, bank charges                           | REFUNDED
            REQUESTED, UNDOING, bank declines                          | VOIDED
            REQUESTED, UNDOING, bank voids                             | VOIDED
            REQUESTED, UNDOING, bank voids, bank charges               | VOIDED
            REQUESTED, UNDOING, bank charges, bank voids               | REFUNDED
            REQUESTED, bank charges, UNDOING, bank voids               | REFUNDED
            REQUESTED, bank declines, UNDOING, bank voids              | VOIDED
            REQUESTED, bank charges, CAPTURED, UNDOING, bank voids     | REFUNDED
            REQUESTED, UNDOING, bank voids, VOIDED                     | VOIDED
            REQUESTED, UNDOING, bank voids, VOIDED, bank charges       | VOIDED
            REQUESTED, bank charges, UNDOING, bank voids, REFUNDED     | REFUNDED
            """)
    void whatever_was_committed_is_brought_to_its_end(String committed, PaymentStatus end) {
        Charge charge = tills.charge(order, committed.contains("declines") ? "tok_declined" : "tok_approved");
        for (String commit : committed.split(", ")) {
            play(commit, charge);
        }

        books.makeDue(order);
        replicas.play(replicas.with(bank));

        assertThat(books.payment(order)).containsEntry("status", end.name());
        assertThat(books.moves(order)).isEqualTo(switch (end) {
            case CAPTURED -> List.of("CAPTURE");
            case REFUNDED -> List.of("CAPTURE", "REFUND");
            case REQUESTED, DECLINED, UNDOING, VOIDED -> List.of();
        });
        theCallerRepeats(charge, end);
    }

    private void play(String commit, Charge charge) {
        switch (commit) {
            case "REQUESTED" -> tills.request(charge);
            case "bank charges", "bank declines" -> bank.charge(order, charge.amount(), charge.token());
            case "bank voids" -> bank.voidCharge(order);
            default -> tills.commit(order, PaymentStatus.valueOf(commit));
        }
    }

    private void theCallerRepeats(Charge charge, PaymentStatus end) {
        String history = books.history(order);
        ChargeResult repeated = cashier.charge(charge, ORIGIN, Deadline.in(Duration.ofSeconds(30)));
        assertThat(repeated.getClass()).isEqualTo((Class<?>) switch (end) {
            case CAPTURED -> ChargeResult.Captured.class;
            case DECLINED -> ChargeResult.Declined.class;
            case REQUESTED, UNDOING, VOIDED, REFUNDED -> ChargeResult.AlreadyUndone.class;
        });
        assertThat(books.history(order)).isEqualTo(history);

        PaymentStatus undone = cashier.undo(order, ORIGIN, Deadline.in(Duration.ofSeconds(30))).status();
        assertThat(undone).isEqualTo(end == PaymentStatus.CAPTURED ? PaymentStatus.REFUNDED : end);
    }
}

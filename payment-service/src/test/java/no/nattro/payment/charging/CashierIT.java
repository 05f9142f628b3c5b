package no.nattro.payment.charging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import no.nattro.payment.Books;
import no.nattro.payment.WholeService;
import no.nattro.payment.bank.ChargeAnswer;
import no.nattro.payment.bank.ScriptedBank;
import no.nattro.payment.bank.VoidAnswer;
import no.nattro.payment.domain.DeclineReason;
import no.nattro.payment.domain.Money;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.PaymentStatus;
import no.nattro.payment.domain.PaymentToken;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.request.Origin;
import no.nattro.platform.request.RequestId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The protocol, cell by cell: every state of a payment, every call, every answer of the bank. */
@WholeService
class CashierIT {

    private static final Origin ORIGIN = new Origin(new RequestId("cashier-it"), null);

    private final ScriptedBank bank = new ScriptedBank();
    private final OrderId order = OrderId.random();
    private final Charge charge = new Charge(order, Money.nok(39800), new PaymentToken("tok_approved"));
    private final PaymentTransactions transactions;
    private final Cashier cashier;
    private final Books books;

    CashierIT(PaymentTransactions transactions, Books books) {
        this.transactions = transactions;
        this.cashier = new Cashier(transactions, new OpenPayments(transactions, bank.asBank()));
        this.books = books;
    }

    @ParameterizedTest(name = "{0}, the bank says {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # the row says | the bank says | the result    | the row then | the bank was asked
            nothing        | Captured      | Captured      | CAPTURED     | 1
            nothing        | Declined      | Declined      | DECLINED     | 1
            nothing        | Undone        | NotKnownYet   | REQUESTED    | 1
            nothing        | nothing       | NotKnownYet   | REQUESTED    | 1
            REQUESTED      | Captured      | Captured      | CAPTURED     | 1
            REQUESTED      | Declined      | Declined      | DECLINED     | 1
            REQUESTED      | Undone        | NotKnownYet   | REQUESTED    | 1
            REQUESTED      | nothing       | NotKnownYet   | REQUESTED    | 1
            CAPTURED       | nothing       | Captured      | CAPTURED     | 0
            DECLINED       | nothing       | Declined      | DECLINED     | 0
            UNDOING        | nothing       | AlreadyUndone | UNDOING      | 0
            VOIDED         | nothing       | AlreadyUndone | VOIDED       | 0
            REFUNDED       | nothing       | AlreadyUndone | REFUNDED     | 0
            tombstone      | nothing       | AlreadyUndone | VOIDED       | 0
            """)
    void a_charge_asks_the_bank_only_while_nobody_knows(String state, String answer, String result, String stateThen,
            int asked) {
        bringTo(state);
        bank.answersCharge(() -> switch (answer) {
            case "Captured" -> new ChargeAnswer.Captured();
            case "Declined" -> new ChargeAnswer.Declined(DeclineReason.CARD_DECLINED);
            case "Undone" -> new ChargeAnswer.Undone();
            default -> ScriptedBank.silent();
        });

        assertThat(cashier.charge(charge, ORIGIN, anyTime()).getClass().getSimpleName()).isEqualTo(result);
        assertThat(books.payment(order)).containsEntry("status", stateThen);
        assertThat(bank.asked()).isEqualTo(asked);
    }

    @ParameterizedTest(name = "{0}, the bank says {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # the row says | the bank says | the row then | the bank was asked
            nothing        | nothing       | VOIDED       | 0
            REQUESTED      | VOIDED        | VOIDED       | 1
            REQUESTED      | REFUNDED      | REFUNDED     | 1
            REQUESTED      | nothing       | UNDOING      | 1
            CAPTURED       | VOIDED        | VOIDED       | 1
            CAPTURED       | REFUNDED      | REFUNDED     | 1
            CAPTURED       | nothing       | UNDOING      | 1
            UNDOING        | VOIDED        | VOIDED       | 1
            UNDOING        | REFUNDED      | REFUNDED     | 1
            UNDOING        | nothing       | UNDOING      | 1
            DECLINED       | nothing       | DECLINED     | 0
            VOIDED         | nothing       | VOIDED       | 0
            REFUNDED       | nothing       | REFUNDED     | 0
            tombstone      | nothing       | VOIDED       | 0
            """)
    void an_undo_ends_only_by_the_banks_answer(String state, String answer, PaymentStatus stateThen, int asked) {
        bringTo(state);
        bank.answersVoid(() -> answer.equals("nothing") ? ScriptedBank.silent() : VoidAnswer.valueOf(answer));

        assertThat(cashier.undo(order, ORIGIN, anyTime()).status()).isEqualTo(stateThen);
        assertThat(books.payment(order)).containsEntry("status", stateThen.name());
        assertThat(bank.asked()).isEqualTo(asked);
    }

    @ParameterizedTest
    @EnumSource(PaymentStatus.class)
    void another_amount_or_token_is_refused_in_every_state_and_changes_nothing(PaymentStatus state) {
        bringTo(state.name());
        Charge otherAmount = new Charge(order, Money.nok(1), charge.token());
        Charge otherToken = new Charge(order, charge.amount(), new PaymentToken("tok_declined"));

        assertThat(cashier.charge(otherAmount, ORIGIN, anyTime())).isEqualTo(new ChargeResult.KeyReused());
        assertThat(cashier.charge(otherToken, ORIGIN, anyTime())).isEqualTo(new ChargeResult.KeyReused());
        assertThat(books.payment(order)).containsEntry("status", state.name()).containsEntry("amount", 39800L);
        assertThat(bank.asked()).isZero();
    }

    private void bringTo(String state) {
        if (state.equals("nothing")) {
            return;
        }
        if (state.equals("tombstone")) {
            transactions.beginUndo(order, ORIGIN);
            return;
        }
        transactions.request(charge, ORIGIN);
        switch (PaymentStatus.valueOf(state)) {
            case REQUESTED -> {
                // that is it
            }
            case CAPTURED -> transactions.captured(order);
            case DECLINED -> transactions.declined(order, DeclineReason.CARD_DECLINED);
            case UNDOING -> transactions.beginUndo(order, ORIGIN);
            case VOIDED, REFUNDED -> {
                transactions.beginUndo(order, ORIGIN);
                transactions.undone(order, PaymentStatus.valueOf(state));
            }
        }
        assertThat(books.payment(order)).containsEntry("status", state);
    }

    private static Deadline anyTime() {
        return Deadline.in(Duration.ofSeconds(30));
    }
}

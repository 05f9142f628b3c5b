package no.nattro.payment.bank.simulated;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import no.nattro.payment.Books;
import no.nattro.payment.WholeService;
import no.nattro.payment.domain.Money;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.PaymentToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WholeService
class BankSchemaIT {

    private final Books books;
    private final BookTransactions transactions;
    private final OrderId key = OrderId.random();

    BankSchemaIT(Books books, BookTransactions transactions) {
        this.books = books;
        this.transactions = transactions;
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE ledger SET amount = 1", "DELETE FROM ledger", "TRUNCATE ledger",
            "TRUNCATE charges CASCADE"})
    void money_that_moved_stays_written(String tampering) {
        assertThatThrownBy(() -> books.bank().sql(tampering).update())
                .hasMessageContaining("is refused: money that moved stays written");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CAPTURE | 39800 | one_move_of_a_kind
            REFUND  | 39801 | a_refund_gives_back_what_was_captured
            REFUND  | 1     | a_refund_gives_back_what_was_captured
            """)
    void a_second_capture_and_a_refund_of_another_sum_are_impossible(String kind, long amount, String constraint) {
        transactions.charge(key, Money.nok(39800), new PaymentToken("tok_approved"), Optional.empty());

        assertThatThrownBy(() -> move(kind, amount)).hasMessageContaining(constraint);
    }

    @Test
    void a_refund_without_a_capture_is_impossible() {
        transactions.voidCharge(key);

        assertThatThrownBy(() -> move("REFUND", 39800)).hasMessageContaining("a_refund_gives_back_what_was_captured");
    }

    @Test
    void a_second_refund_is_impossible() {
        transactions.charge(key, Money.nok(39800), new PaymentToken("tok_approved"), Optional.empty());
        transactions.voidCharge(key);

        assertThatThrownBy(() -> move("REFUND", 39800)).hasMessageContaining("one_move_of_a_kind");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NULL, NULL, NULL, 'CAPTURED', NULL          | a_void_has_no_body
            1, 'NOK', 'tok_approved', 'VOIDED', NULL    | a_void_has_no_body
            1, 'NOK', 'tok_approved', 'DECLINED', NULL  | a_decline_has_its_reason
            1, 'NOK', 'tok_approved', 'CAPTURED', 'why' | a_decline_has_its_reason
            """)
    void a_charge_that_contradicts_itself_is_impossible(String values, String constraint) {
        assertThatThrownBy(
                () -> books.bank().sql("INSERT INTO charges (key, amount, currency, token, status, decline_reason)"
                        + " VALUES (gen_random_uuid(), " + values + ")").update())
                .hasMessageContaining(constraint);
    }

    private void move(String kind, long amount) {
        books.bank().sql("INSERT INTO ledger (key, kind, amount, currency) VALUES (?, ?, ?, 'NOK')")
                .params(key.value(), kind, amount).update();
    }
}

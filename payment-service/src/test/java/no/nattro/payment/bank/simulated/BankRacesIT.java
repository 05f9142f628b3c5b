package no.nattro.payment.bank.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import no.nattro.payment.Books;
import no.nattro.payment.WholeService;
import no.nattro.payment.bank.ChargeAnswer;
import no.nattro.payment.bank.VoidAnswer;
import no.nattro.payment.domain.DeclineReason;
import no.nattro.payment.domain.Money;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.PaymentToken;
import org.junit.jupiter.api.Test;

/**
 * What may happen at the bank between the look at its books, where a charge finds nothing, and its booking.
 */
@WholeService
class BankRacesIT {

    private static final Money PRICE = Money.nok(39800);
    private static final PaymentToken TOKEN = new PaymentToken("tok_approved");

    private final BookTransactions books;
    private final StatementTransactions statements;
    private final SimulatedAcquirer bank;
    private final Books auditor;
    private final OrderId key = OrderId.random();

    BankRacesIT(BookTransactions books, StatementTransactions statements, SimulatedAcquirer bank, Books auditor) {
        this.books = books;
        this.statements = statements;
        this.bank = bank;
        this.auditor = auditor;
    }

    @Test
    void a_charge_in_flight_that_is_voided_captures_nothing() {
        SimulatedAcquirer slow = stopsBeforeItBooks(
                () -> assertThat(bank.voidCharge(key)).isEqualTo(VoidAnswer.VOIDED));

        assertThat(slow.charge(key, PRICE, TOKEN)).isInstanceOf(ChargeAnswer.Undone.class);
        assertThat(auditor.moves(key)).isEmpty();
        assertThat(bank.voidCharge(key)).as("repeated").isEqualTo(VoidAnswer.VOIDED);
    }

    @Test
    void a_charge_in_flight_that_is_sent_again_captures_once() {
        SimulatedAcquirer slow = stopsBeforeItBooks(() -> bank.charge(key, PRICE, TOKEN));

        assertThat(slow.charge(key, PRICE, TOKEN)).isInstanceOf(ChargeAnswer.Captured.class);
        assertThat(auditor.moves(key)).containsExactly("CAPTURE");
    }

    @Test
    void a_charge_in_flight_that_is_sent_again_and_then_refunded_captures_nothing_more() {
        SimulatedAcquirer slow = stopsBeforeItBooks(() -> {
            bank.charge(key, PRICE, TOKEN);
            assertThat(bank.voidCharge(key)).isEqualTo(VoidAnswer.REFUNDED);
        });

        assertThat(slow.charge(key, PRICE, TOKEN)).isInstanceOf(ChargeAnswer.Undone.class);
        assertThat(auditor.moves(key)).containsExactly("CAPTURE", "REFUND");
    }

    private SimulatedAcquirer stopsBeforeItBooks(Runnable meanwhile) {
        return new SimulatedAcquirer(new BookTransactions(null) {

            @Override
            Optional<BookedCharge> find(OrderId asked) {
                return books.find(asked);
            }

            @Override
            Booking charge(OrderId asked, Money amount, PaymentToken token, Optional<DeclineReason> decline) {
                meanwhile.run();
                return books.charge(asked, amount, token, decline);
            }
        }, statements, new SimulatedBankProperties(new SimulatedBankProperties.Login("", "", ""), Duration.ofSeconds(1),
                Duration.ZERO));
    }
}

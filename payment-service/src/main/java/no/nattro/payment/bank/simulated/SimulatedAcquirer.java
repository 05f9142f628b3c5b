package no.nattro.payment.bank.simulated;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import no.nattro.payment.bank.Acquirer;
import no.nattro.payment.bank.BankEntry;
import no.nattro.payment.bank.BankNotReached;
import no.nattro.payment.bank.ChargeAnswer;
import no.nattro.payment.bank.VoidAnswer;
import no.nattro.payment.domain.Bookmark;
import no.nattro.payment.domain.Money;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.PaymentToken;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Misbehaves only for the charge that does the work: who asks again gets the answer at once. While it sleeps it holds
 * no connection, or five sleepers would stop the bank.
 */
@Component
class SimulatedAcquirer implements Acquirer {

    private final BookTransactions books;
    private final StatementTransactions statements;
    private final Duration slowness;

    SimulatedAcquirer(BookTransactions books, StatementTransactions statements, SimulatedBankProperties properties) {
        this.books = books;
        this.statements = statements;
        this.slowness = properties.slowness();
    }

    @Override
    public ChargeAnswer charge(OrderId key, Money amount, PaymentToken token) {
        return reached(() -> answerToCharge(key, amount, token));
    }

    @Override
    public VoidAnswer voidCharge(OrderId key) {
        return reached(() -> books.voidCharge(key).answerToVoid());
    }

    @Override
    public List<BankEntry> statement(Bookmark after, Instant until, int atMost) {
        return reached(() -> statements.page(after, until, atMost));
    }

    @Override
    public List<BankEntry> entries(Collection<OrderId> keys) {
        return reached(() -> statements.entries(keys));
    }

    private ChargeAnswer answerToCharge(OrderId key, Money amount, PaymentToken token) {
        Optional<BookedCharge> known = books.find(key);
        if (known.isPresent()) {
            return known.get().answerToCharge(amount, token);
        }
        TestToken behaviour = TestToken.of(token);
        if (behaviour == TestToken.TOK_SLOW_BEFORE) {
            sleep();
        }
        BookTransactions.Booking booking = books.charge(key, amount, token, behaviour.decline());
        if (booking.isNew()) {
            misbehave(behaviour);
        }
        return booking.charge().answerToCharge(amount, token);
    }

    /**
     * A transaction that could not begin has booked nothing, and none of a charge's two begins after one that booked.
     */
    private static <A> A reached(Supplier<A> call) {
        try {
            return call.get();
        } catch (CannotCreateTransactionException failure) {
            throw new BankNotReached("no connection to the bank", failure);
        }
    }

    private void misbehave(TestToken behaviour) {
        switch (behaviour) {
            case TOK_SLOW_AFTER -> sleep();
            case TOK_LOST_REPLY -> throw new ReplyLost("the token asks for it");
            case TOK_APPROVED, TOK_DECLINED, TOK_INSUFFICIENT_FUNDS, TOK_EXPIRED, TOK_SLOW_BEFORE, UNKNOWN -> {
                // answers
            }
        }
    }

    private void sleep() {
        try {
            Thread.sleep(slowness);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ReplyLost("the bank closes");
        }
    }
}

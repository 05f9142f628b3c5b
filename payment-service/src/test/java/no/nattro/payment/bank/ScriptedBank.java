package no.nattro.payment.bank;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import no.nattro.payment.domain.Money;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.PaymentToken;

/**
 * A bank that answers what a test tells it to. What the test wants to happen while the bank is asked, it does inside
 * the answer: no other order of events is possible then.
 */
public final class ScriptedBank implements Acquirer {

    private final AtomicInteger asked = new AtomicInteger();
    private Supplier<ChargeAnswer> toCharge = ScriptedBank::silent;
    private Supplier<VoidAnswer> toVoid = ScriptedBank::silent;

    public Bank asBank() {
        return new Bank(this, new BankProperties(Duration.ofSeconds(10)));
    }

    public void answersCharge(Supplier<ChargeAnswer> answer) {
        toCharge = answer;
    }

    public void answersVoid(Supplier<VoidAnswer> answer) {
        toVoid = answer;
    }

    /** How often it was asked for anything. */
    public int asked() {
        return asked.get();
    }

    public static <A> A silent() {
        throw new IllegalStateException("this bank does not answer");
    }

    @Override
    public ChargeAnswer charge(OrderId key, Money amount, PaymentToken token) {
        asked.incrementAndGet();
        return toCharge.get();
    }

    @Override
    public VoidAnswer voidCharge(OrderId key) {
        asked.incrementAndGet();
        return toVoid.get();
    }
}

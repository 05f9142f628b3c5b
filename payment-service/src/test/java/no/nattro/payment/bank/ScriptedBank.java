package no.nattro.payment.bank;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import no.nattro.payment.domain.Bookmark;
import no.nattro.payment.domain.Money;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.PaymentToken;
import no.nattro.platform.breaker.BreakerSettings;
import no.nattro.platform.breaker.NeighbourBreakers;

/**
 * A bank that answers what a test tells it to. What the test wants to happen while the bank is asked, it does inside
 * the answer: no other order of events is possible then.
 */
public final class ScriptedBank implements Acquirer {

    private final Queue<OrderId> asked = new ConcurrentLinkedQueue<>();
    private Supplier<ChargeAnswer> toCharge = ScriptedBank::silent;
    private Supplier<VoidAnswer> toVoid = ScriptedBank::silent;

    public Bank asBank() {
        return patient(this);
    }

    /** A bank that is waited for far longer than any test takes, however often it fails. */
    public static Bank patient(Acquirer acquirer) {
        return new Bank(acquirer, new BankProperties(Duration.ofSeconds(10),
                new BreakerSettings(false, 5, Duration.ofSeconds(30), Duration.ofSeconds(300))),
                NeighbourBreakers.unseen());
    }

    /** A bank that is left alone as it would be, on a clock of the test's. */
    public static Bank guarded(Acquirer acquirer, LongSupplier nanos) {
        return new Bank(acquirer, new BankProperties(Duration.ofSeconds(10),
                new BreakerSettings(true, 5, Duration.ofSeconds(30), Duration.ofSeconds(300))),
                new NeighbourBreakers(CircuitBreakerRegistry.ofDefaults(), new SimpleMeterRegistry(), nanos));
    }

    public void answersCharge(Supplier<ChargeAnswer> answer) {
        toCharge = answer;
    }

    public void answersVoid(Supplier<VoidAnswer> answer) {
        toVoid = answer;
    }

    /** How often it was asked for anything. */
    public int asked() {
        return asked.size();
    }

    /** What it was asked about, in that order. */
    public List<OrderId> askedAbout() {
        return List.copyOf(asked);
    }

    public static <A> A silent() {
        throw new IllegalStateException("this bank does not answer");
    }

    @Override
    public ChargeAnswer charge(OrderId key, Money amount, PaymentToken token) {
        asked.add(key);
        return toCharge.get();
    }

    @Override
    public VoidAnswer voidCharge(OrderId key) {
        asked.add(key);
        return toVoid.get();
    }

    @Override
    public List<BankEntry> statement(Bookmark after, Instant until, int atMost) {
        return silent();
    }

    @Override
    public List<BankEntry> entries(Collection<OrderId> keys) {
        return silent();
    }
}

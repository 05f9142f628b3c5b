package no.nattro.payment.bank;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import no.nattro.payment.domain.Bookmark;
import no.nattro.payment.domain.Money;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.PaymentToken;

/** The simulated bank, with a call or two of which a test overrides. */
public class BankInFront implements Acquirer {

    private final Acquirer bank;

    public BankInFront(Acquirer bank) {
        this.bank = bank;
    }

    @Override
    public ChargeAnswer charge(OrderId key, Money amount, PaymentToken token) {
        return bank.charge(key, amount, token);
    }

    @Override
    public VoidAnswer voidCharge(OrderId key) {
        return bank.voidCharge(key);
    }

    @Override
    public List<BankEntry> statement(Bookmark after, Instant until, int atMost) {
        return bank.statement(after, until, atMost);
    }

    @Override
    public List<BankEntry> entries(Collection<OrderId> keys) {
        return bank.entries(keys);
    }
}

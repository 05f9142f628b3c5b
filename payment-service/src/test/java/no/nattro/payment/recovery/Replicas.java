package no.nattro.payment.recovery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import no.nattro.payment.bank.Acquirer;
import no.nattro.payment.bank.Bank;
import no.nattro.payment.charging.OpenPayments;
import no.nattro.payment.charging.Tills;
import no.nattro.payment.domain.Payment;

/** Recovery of as many replicas as a test wants, each with a bank of the test's. */
public class Replicas {

    private static final RecoveryProperties PROPERTIES = new RecoveryProperties(true, Duration.ofMillis(500), 4,
            Duration.ofSeconds(10), Duration.ofMinutes(15));

    private final RecoveryTransactions transactions;
    private final Tills tills;

    Replicas(RecoveryTransactions transactions, Tills tills) {
        this.transactions = transactions;
        this.tills = tills;
    }

    Recovery with(Acquirer bank) {
        return with(bank, transactions, new SimpleMeterRegistry());
    }

    Recovery with(Acquirer bank, MeterRegistry meters) {
        return with(bank, transactions, meters);
    }

    Recovery with(Acquirer bank, RecoveryTransactions itsTransactions) {
        return with(bank, itsTransactions, new SimpleMeterRegistry());
    }

    Recovery with(Bank bank) {
        return with(tills.openPayments(bank), transactions, new SimpleMeterRegistry());
    }

    private Recovery with(Acquirer bank, RecoveryTransactions itsTransactions, MeterRegistry meters) {
        return with(tills.openPayments(bank), itsTransactions, meters);
    }

    private static Recovery with(OpenPayments open, RecoveryTransactions itsTransactions, MeterRegistry meters) {
        return new Recovery(itsTransactions, open, new RecoveryMeters(meters, itsTransactions), PROPERTIES);
    }

    /** Plays one round of a service that is not closing. */
    void play(Recovery replica) {
        try {
            replica.play(() -> false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    List<Payment> claim(int most) {
        return transactions.claim(most, PROPERTIES.lease());
    }
}

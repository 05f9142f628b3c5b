package no.nattro.payment.reconciliation;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import no.nattro.payment.background.Round;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Compares the books whenever it is time, and if no other replica does it. No transaction spans both databases: each
 * book is read for itself, so a difference counts only once a second run has seen it.
 */
@Component
class Reconciliation implements Round {

    private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);

    private final ReconciliationTransactions transactions;
    private final Comparison comparison;
    private final Repairs repairs;
    private final ReconciliationProperties properties;

    Reconciliation(ReconciliationTransactions transactions, Comparison comparison, Repairs repairs,
            ReconciliationProperties properties) {
        this.transactions = transactions;
        this.comparison = comparison;
        this.repairs = repairs;
        this.properties = properties;
    }

    @Override
    public void play(BooleanSupplier stopping) {
        transactions.begin().ifPresent(run -> reconcile(run, stopping));
    }

    private void reconcile(Run run, BooleanSupplier stopping) {
        try {
            Tally compared = comparison.of(run, run.from(properties.fromBeginningEvery()), stopping);
            Tally tally = repairs.after(run, compared);
            transactions.finish(run, properties.interval(), run.isFromBeginning(properties.fromBeginningEvery()),
                    tally);
            log.debug("Reconciliation {}: {}", run.number(), tally);
        } catch (BrokenOff end) {
            log.warn("Reconciliation {} was broken off: {}", run.number(), end.getMessage());
            Duration pause = stopping.getAsBoolean() ? Duration.ZERO : properties.interval();
            transactions.breakOff(run, pause, end.getMessage());
        }
    }
}

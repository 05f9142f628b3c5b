package no.nattro.payment.reconciliation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** A run of reconciliation, as it began. */
@Entity
@Table(name = "reconciliation")
class Run {

    /**
     * How far a run looks back behind where the last one began: longer than a transaction lives (it stamps its rows
     * before it commits them), and than our clock and the bank's differ.
     */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    @Id
    @Column(name = "run")
    private long number;

    private Instant startedAt;
    private Instant comparedUntil;
    private Instant fromBeginningAt;

    protected Run() {}

    long number() {
        return number;
    }

    /** What changed later is left to the next run. */
    Instant until() {
        return startedAt;
    }

    boolean isFromBeginning(Duration every) {
        return !startedAt.isBefore(fromBeginningAt.plus(every));
    }

    Instant from(Duration beginningEvery) {
        return isFromBeginning(beginningEvery) ? Instant.EPOCH : comparedUntil.minus(OVERLAP);
    }
}

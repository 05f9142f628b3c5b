package no.nattro.demo.trial.fault;

import java.util.Locale;

/** How something can be broken. */
public enum FaultKind {
    /** Ended with no chance to put anything in order, and started again. PostgreSQL is stopped at once, as by a crash. */
    KILL,
    /** Stands still, and then goes on as if nothing had been: its leases have run out, its callers have given up. */
    FREEZE,
    /** Its connections are reset before it gets what is asked: nothing has happened. */
    CUT_BEFORE,
    /** Its connections are reset when it answers: it has happened, and the caller does not learn it. */
    CUT_AFTER;

    public boolean isCut() {
        return this == CUT_BEFORE || this == CUT_AFTER;
    }

    /** As in {@code cut before}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

package no.nattro.payment.reconciliation;

/** What a run has come to so far. */
record Tally(long compared, long inFlight, long repaired, long flagged) {

    static final Tally NOTHING = new Tally(0, 0, 0, 0);

    Tally plus(Look look) {
        return new Tally(compared + look.size(), inFlight + look.inFlight().size(), repaired, flagged);
    }

    Tally plus(long moreRepaired, long moreFlagged) {
        return new Tally(compared, inFlight, repaired + moreRepaired, flagged + moreFlagged);
    }
}

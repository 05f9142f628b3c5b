package no.nattro.payment.reconciliation;

import java.util.List;

/**
 * What a person was shown.
 *
 * @param some   the first of them, at most {@link #NAMED}
 * @param number of all
 */
record Flagged(List<Difference> some, long number) {

    /** A lost table must fill neither the heap nor the log. The others are in {@code differences}. */
    static final int NAMED = 20;

    static final Flagged NOTHING = new Flagged(List.of(), 0);
}

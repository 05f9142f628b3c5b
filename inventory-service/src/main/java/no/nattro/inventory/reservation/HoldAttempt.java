package no.nattro.inventory.reservation;

import no.nattro.inventory.domain.Refusal;
import no.nattro.inventory.domain.Reservation;

/** How an attempt to hold a basket ended. */
sealed interface HoldAttempt {

    /** This row stands now: made by this attempt, or found. */
    record Stands(Reservation reservation) implements HoldAttempt {}

    /** It was rolled back and left nothing behind. */
    record Impossible(Refusal refusal) implements HoldAttempt {}
}

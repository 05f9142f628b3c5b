package no.nattro.inventory.domain;

import org.jspecify.annotations.Nullable;

/** How far a reservation has come. It never goes back, so a late request can only find it further on. */
public enum ReservationStatus {
    HELD, SOLD, RELEASED, RETURNED, REFUSED;

    /**
     * Every step that a reservation may ever take.
     *
     * @param from null where there is no reservation yet
     */
    public static boolean isLegal(@Nullable ReservationStatus from, ReservationStatus to) {
        return switch (from) {
            case null -> to == HELD || to == RELEASED || to == REFUSED;
            case HELD -> to == SOLD || to == RELEASED;
            case SOLD -> to == RETURNED;
            case RELEASED, RETURNED, REFUSED -> false;
        };
    }

    /** Where undoing leads from here; what has nothing to undo stays. */
    public ReservationStatus undone() {
        return switch (this) {
            case HELD -> RELEASED;
            case SOLD -> RETURNED;
            case RELEASED, RETURNED, REFUSED -> this;
        };
    }
}

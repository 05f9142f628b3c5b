package no.nattro.order.domain;

import java.util.EnumSet;
import java.util.Set;

/** Where an order stands, and the one place that says where it may go from there. */
public enum OrderStatus {
    /** Stock is being held; can be undone. */
    RESERVING,
    /** The point of no return: from here on money may have moved. */
    CHARGING,
    /** Paid; what is held is being sold. Retried until it is done. */
    CONFIRMING,
    CONFIRMED,
    /** Payment and stock are being given back; never goes back to the way forward. */
    UNDOING, REJECTED, CANCELLED;

    public boolean mayMoveTo(OrderStatus next) {
        return after().contains(next);
    }

    private Set<OrderStatus> after() {
        return switch (this) {
            case RESERVING -> EnumSet.of(CHARGING, UNDOING);
            case CHARGING -> EnumSet.of(CONFIRMING, UNDOING);
            case CONFIRMING -> EnumSet.of(CONFIRMED, UNDOING);
            case CONFIRMED -> EnumSet.of(UNDOING);
            case UNDOING -> EnumSet.of(REJECTED, CANCELLED);
            case REJECTED, CANCELLED -> EnumSet.noneOf(OrderStatus.class);
        };
    }

    /** On the way to CONFIRMED, not there yet. */
    public boolean isUndecided() {
        return this == RESERVING || this == CHARGING || this == CONFIRMING;
    }

    /** Whether we may undo it of our own accord: not once it is paid for certain. */
    public boolean mayBeGivenUp() {
        return this == RESERVING || this == CHARGING;
    }

    /** Nothing is left to do. */
    public boolean isTerminal() {
        return this == CONFIRMED || this == REJECTED || this == CANCELLED;
    }
}

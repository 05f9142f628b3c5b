package no.nattro.demo.books;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the four databases have of one order.
 *
 * @param id    the order's
 * @param order as it stood at the first look; null when it was not there yet, or never was
 * @param known whether it was there at the first look or at the second
 * @param still whether it stood the same at both looks, so that what was read in between belongs to it
 */
public record Story(UUID id, @Nullable OrderRow order, boolean known, boolean still,
        @Nullable ReservationRow reservation, @Nullable PaymentRow payment, @Nullable ChargeRow charge) {

    /** At its end, and at rest there: nothing about it may be on its way any more. */
    public boolean isOver() {
        return order != null && still && order.isTerminal();
    }

    public boolean isConfirmed() {
        return isOver() && order != null && order.isConfirmed();
    }

    /** Somebody may be at work on it, so that its databases need not agree at this moment. */
    public boolean isInFlight() {
        return known && !isOver();
    }

    /** What the bank has of the shopper's money, in minor units. */
    public long kept() {
        return charge == null ? 0 : charge.kept();
    }

    /** How often the bank has taken it. */
    public int captures() {
        return charge == null ? 0 : charge.captures();
    }

    long rows() {
        return (order == null ? 0 : 1 + order.path().steps().size())
                + (reservation == null ? 0 : 1 + reservation.path().steps().size())
                + (payment == null ? 0 : 1 + payment.path().steps().size())
                + (charge == null ? 0 : 1 + charge.captures() + charge.refunds());
    }

    public boolean isSold() {
        return reservation != null && reservation.isSold();
    }

    public boolean isHeld() {
        return reservation != null && reservation.isHeld();
    }

    /** What its order asks for, or while that is not known what is reserved for it. */
    public List<Line> lines() {
        return order != null ? order.lines() : reservation != null ? reservation.lines() : List.of();
    }
}

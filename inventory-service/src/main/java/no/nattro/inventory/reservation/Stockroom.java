package no.nattro.inventory.reservation;

import no.nattro.inventory.domain.OrderId;
import no.nattro.inventory.domain.Refusal;
import no.nattro.inventory.domain.Reservation;
import no.nattro.inventory.domain.ReservationAnswer;
import no.nattro.platform.request.Origin;
import org.springframework.stereotype.Component;

/** Where pieces are put aside for orders, handed over, and taken back. Every call may be repeated. */
@Component
public class Stockroom {

    private final ReservationTransactions transactions;

    Stockroom(ReservationTransactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Holds the basket, all of it or nothing. A refusal needs a transaction of its own, since the attempt's has to be
     * rolled back with what it took; the same request may succeed in between, and then that is the answer to both.
     */
    public ReservationAnswer.ToReserve reserve(Reserve wish) {
        Reservation standing = switch (transactions.hold(wish)) {
            case HoldAttempt.Stands(Reservation reservation) -> reservation;
            case HoldAttempt.Impossible(Refusal refusal) -> transactions.refuse(wish, refusal);
        };
        return standing.answerTo(wish.basket());
    }

    /** Sells what is held for the order. */
    public ReservationAnswer.ToConfirm confirm(OrderId orderId, Origin origin) {
        return transactions.sell(orderId, origin)
                .map(Reservation::answerToConfirmation)
                .orElseGet(ReservationAnswer.NotReserved::new);
    }

    /** Gives back what the order holds or has bought, and sees to it that it gets nothing any more. */
    public Reservation undo(OrderId orderId, Origin origin) {
        return transactions.undo(orderId, origin);
    }
}

package no.nattro.demo.books.audit;

import static no.nattro.demo.books.audit.Judged.breaks;
import static no.nattro.demo.books.audit.Judged.holds;

import java.util.List;
import no.nattro.demo.books.MadeUpBooks;
import no.nattro.demo.books.MadeUpOrder;
import no.nattro.demo.books.StatusPath;
import no.nattro.demo.books.PaymentRow;
import no.nattro.demo.books.ReservationRow;
import org.junit.jupiter.api.Test;

class OneStoryTest {

    private final OneStory invariant = new OneStory();
    private final MadeUpOrder order = MadeUpOrder.confirmed();

    @Test
    void well_kept_books_hold_also_where_a_cancellation_left_the_only_row() {
        MadeUpOrder moving = MadeUpOrder.charging();
        moving.changedBetween = true;

        holds(invariant, MadeUpBooks.of(order, MadeUpOrder.cancelled(), MadeUpOrder.cancelledAtOnce(), moving),
                "3 orders");
    }

    @Test
    void a_payment_of_another_request_is_seen() {
        order.payment = new PaymentRow("CAPTURED", StatusPath.through("REQUESTED", "CAPTURED"), order.total, false,
                "another-one");

        breaks(invariant, MadeUpBooks.of(order), order,
                "the payment belongs to request another-one, the order to request-of-the-order");
    }

    @Test
    void a_reservation_of_another_request_is_seen_also_in_a_cancelled_order() {
        MadeUpOrder cancelled = MadeUpOrder.cancelled();
        cancelled.reservation = new ReservationRow("RETURNED", StatusPath.through("HELD", "SOLD", "RETURNED"),
                cancelled.lines, "another-one");

        breaks(invariant, MadeUpBooks.of(cancelled), cancelled, "the reservation belongs to request another-one");
    }

    @Test
    void a_tombstone_of_another_request_is_seen_where_nobody_cancelled() {
        MadeUpOrder gaveUp = MadeUpOrder.cancelledAtOnce();
        gaveUp.cancelRequestedAt = null;
        gaveUp.reservation = new ReservationRow("RELEASED", StatusPath.through("RELEASED"), List.of(), "another-one");

        breaks(invariant, MadeUpBooks.of(gaveUp), gaveUp, "the reservation belongs to request another-one");
    }
}

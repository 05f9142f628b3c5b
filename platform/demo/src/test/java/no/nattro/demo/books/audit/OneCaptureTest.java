package no.nattro.demo.books.audit;

import static no.nattro.demo.books.audit.Judged.breaks;
import static no.nattro.demo.books.audit.Judged.holds;

import no.nattro.demo.books.ChargeRow;
import no.nattro.demo.books.MadeUpBooks;
import no.nattro.demo.books.MadeUpOrder;
import org.junit.jupiter.api.Test;

class OneCaptureTest {

    private final OneCapture invariant = new OneCapture();
    private final MadeUpOrder order = MadeUpOrder.confirmed();
    private final MadeUpOrder other = MadeUpOrder.cancelled();

    @Test
    void well_kept_books_hold() {
        holds(invariant, MadeUpBooks.of(order, other, MadeUpOrder.declined()), "3 charges, 3 keys");
    }

    @Test
    void a_second_capture_at_the_bank_is_seen_also_while_the_order_is_in_flight() {
        order.changedBetween = true;
        order.charge = new ChargeRow("CAPTURED", order.total, 2, 4 * MadeUpOrder.PRICE, 0, 0);

        breaks(invariant, MadeUpBooks.of(order), order, "the bank captured 2 times");
    }

    @Test
    void a_payment_that_was_captured_twice_is_seen() {
        order.payment("REQUESTED", "CAPTURED", "REQUESTED", "CAPTURED");

        breaks(invariant, MadeUpBooks.of(order), order, "its payment went REQUESTED → CAPTURED → REQUESTED → CAPTURED");
    }

    @Test
    void two_captures_for_one_key_are_seen_also_if_one_was_refunded() {
        other.shopper = order.shopper;

        breaks(invariant, MadeUpBooks.of(order, other), "shopper " + order.shopper + " key key-1",
                "captured for the orders ");
    }

    @Test
    void the_same_key_of_two_shoppers_is_two_keys() {
        holds(invariant, MadeUpBooks.of(order, other), "2 charges, 2 keys");
    }

    @Test
    void two_orders_of_one_key_may_not_be_but_only_captures_cost_anything() {
        MadeUpOrder declined = MadeUpOrder.declined();
        declined.shopper = order.shopper;

        holds(invariant, MadeUpBooks.of(order, declined), "2 charges, 1 key");
    }
}

package no.nattro.demo.books.audit;

import static no.nattro.demo.books.audit.Judged.breaks;
import static no.nattro.demo.books.audit.Judged.holds;

import no.nattro.demo.books.ChargeRow;
import no.nattro.demo.books.MadeUpBooks;
import no.nattro.demo.books.MadeUpOrder;
import no.nattro.demo.books.StatusPath;
import no.nattro.demo.books.PaymentRow;
import org.junit.jupiter.api.Test;

class CaptureHasItsOrderTest {

    private final CaptureHasItsOrder invariant = new CaptureHasItsOrder();
    private final MadeUpOrder order = MadeUpOrder.confirmed();

    @Test
    void well_kept_books_hold() {
        holds(invariant, MadeUpBooks.of(order, MadeUpOrder.cancelled(), MadeUpOrder.charging(), MadeUpOrder.declined()),
                "3 captures");
    }

    @Test
    void a_capture_without_an_order_is_seen() {
        order.atFirstLook = false;
        order.atSecondLook = false;

        breaks(invariant, MadeUpBooks.of(order), order, "captured, and there is no such order");
    }

    @Test
    void an_order_that_came_between_the_looks_is_an_order() {
        order.atFirstLook = false;

        holds(invariant, MadeUpBooks.of(order), "0 captures");
    }

    @Test
    void the_bank_having_more_than_the_total_is_seen() {
        order.charge = new ChargeRow("CAPTURED", MadeUpOrder.nok(99900), 1, 99900, 0, 0);

        breaks(invariant, MadeUpBooks.of(order), order, "the bank has 999,00 NOK, the order's total is 796,00 NOK");
    }

    @Test
    void a_payment_of_another_amount_is_seen() {
        order.payment = new PaymentRow("CAPTURED", StatusPath.through("REQUESTED", "CAPTURED"), MadeUpOrder.nok(1),
                false, "r");

        breaks(invariant, MadeUpBooks.of(order), order, "the payment has 0,01 NOK");
    }

    @Test
    void a_capture_for_an_order_without_a_price_is_seen() {
        MadeUpOrder unpriced = MadeUpOrder.outOfStock();
        unpriced.charge = order.charge;

        breaks(invariant, MadeUpBooks.of(unpriced), unpriced, "the order's total is not known");
    }
}

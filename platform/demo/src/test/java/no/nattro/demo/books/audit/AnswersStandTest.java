package no.nattro.demo.books.audit;

import static no.nattro.demo.books.audit.Judged.breaks;
import static no.nattro.demo.books.audit.Judged.holds;

import java.util.List;
import java.util.UUID;
import no.nattro.demo.books.Line;
import no.nattro.demo.books.MadeUpBooks;
import no.nattro.demo.books.MadeUpOrder;
import no.nattro.demo.books.history.History;
import no.nattro.demo.books.history.Operation;
import no.nattro.demo.books.history.Purchases;
import org.junit.jupiter.api.Test;

class AnswersStandTest {

    private static final String NOTHING_ELSE = ", 0 pending orders, 0 cancellations, 0 turned-away keys";
    private static final long TOTAL = 2 * MadeUpOrder.PRICE;

    private final MadeUpOrder order = MadeUpOrder.confirmed();
    private final MadeUpOrder declined = MadeUpOrder.declined();

    @Test
    void what_was_told_and_is_so_holds_also_after_a_cancellation() {
        MadeUpOrder cancelled = MadeUpOrder.cancelled();

        holds(of(told201(order), told201(cancelled), told402(declined)), MadeUpBooks.of(order, cancelled, declined),
                "2 confirmations, 1 refusal" + NOTHING_ELSE);
    }

    @Test
    void a_confirmation_of_an_order_that_is_not_there_is_seen() {
        breaks(of(told201(order)), MadeUpBooks.of(declined), about(order), "there is no such order");
    }

    @Test
    void a_confirmation_of_an_order_that_was_never_confirmed_is_seen() {
        order.path("RESERVING", "CHARGING", "UNDOING", "CANCELLED");

        breaks(of(told201(order)), MadeUpBooks.of(order), about(order),
                "and it went RESERVING → CHARGING → UNDOING → CANCELLED");
    }

    @Test
    void a_confirmation_of_somebody_elses_order_is_seen() {
        UUID shopper = UUID.randomUUID();
        Operation told = Purchases.of(shopper, order.key, 201, Purchases.confirmation(order.id, TOTAL, 2));

        breaks(of(told), MadeUpBooks.of(order), "shopper " + shopper + " key " + order.key,
                "which is of shopper " + order.shopper);
    }

    @Test
    void another_total_or_other_lines_than_were_told_are_seen() {
        breaks(of(told(order, 1, 2)), MadeUpBooks.of(order), about(order), "for 0,01 NOK; it is ");
        breaks(of(told(order, TOTAL, 3)), MadeUpBooks.of(order), about(order),
                "[3 NO-1001 at 39800] for 796,00 NOK; it is [2 ");
    }

    @Test
    void other_lines_than_were_asked_for_are_seen() {
        order.lines = List.of(new Line("NO-1001", 3, MadeUpOrder.PRICE));

        breaks(of(told(order, TOTAL, 3)), MadeUpBooks.of(order), about(order), "asked for were [2 NO-1001]");
    }

    @Test
    void two_orders_told_for_one_key_are_seen() {
        MadeUpOrder other = MadeUpOrder.confirmed();
        Operation told = Purchases.of(order.shopper, order.key, 201, Purchases.confirmation(other.id, TOTAL, 2));

        breaks(of(told201(order), told), MadeUpBooks.of(order, other), about(order), "which is of shopper ");
    }

    @Test
    void a_confirmation_that_says_nothing_is_seen() {
        breaks(of(Purchases.of(order.shopper, order.key, 201, "oops")), MadeUpBooks.of(order), about(order),
                "was answered 201 with oops");
    }

    @Test
    void a_refusal_that_cost_something_is_seen() {
        breaks(of(told402(order)), MadeUpBooks.of(order), about(order),
                "was refused (payment-declined), and order " + order.id + " is CONFIRMED: the bank has 79600");
        declined.reservation("HELD", "SOLD");
        breaks(of(told402(declined)), MadeUpBooks.of(declined), about(declined), "the reservation is SOLD");
        declined.reservation("HELD", "RELEASED");
        declined.payment("REQUESTED", "CAPTURED");
        breaks(of(told402(declined)), MadeUpBooks.of(declined), about(declined), "is REJECTED");
    }

    @Test
    void a_refusal_that_is_still_being_undone_is_not_judged_yet() {
        order.path("RESERVING", "CHARGING", "UNDOING");

        holds(of(told402(order)), MadeUpBooks.of(order), "0 confirmations, 1 refusal" + NOTHING_ELSE);
    }

    @Test
    void a_decision_that_nobody_remembers_is_seen() {
        breaks(of(told402(declined)), MadeUpBooks.of(order), about(declined), "there is no order that remembers it");
    }

    private static AnswersStand of(Operation... operations) {
        return new AnswersStand(new History(List.of(operations)));
    }

    private static Operation told201(MadeUpOrder order) {
        return told(order, TOTAL, 2);
    }

    private static Operation told(MadeUpOrder order, long total, int quantity) {
        return Purchases.of(order.shopper, order.key, 201, Purchases.confirmation(order.id, total, quantity));
    }

    private static Operation told402(MadeUpOrder order) {
        return Purchases.of(order.shopper, order.key, 402, Purchases.problem("payment-declined"));
    }

    private static String about(MadeUpOrder order) {
        return "shopper " + order.shopper + " key " + order.key;
    }
}

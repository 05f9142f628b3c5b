package no.nattro.demo.books.audit;

import static no.nattro.demo.books.audit.Judged.breaks;
import static no.nattro.demo.books.audit.Judged.holds;

import java.util.List;
import java.util.UUID;
import no.nattro.demo.books.MadeUpBooks;
import no.nattro.demo.books.MadeUpOrder;
import no.nattro.demo.books.history.History;
import no.nattro.demo.books.history.Operation;
import no.nattro.demo.books.history.Purchases;
import org.junit.jupiter.api.Test;

class PendingOrdersTest {

    private final MadeUpOrder order = MadeUpOrder.confirmed();

    @Test
    void an_order_that_is_there_holds_whatever_became_of_it() {
        MadeUpOrder declined = MadeUpOrder.declined();
        MadeUpOrder charging = MadeUpOrder.charging();

        holds(of(told202(order), told202(declined), told202(charging)), MadeUpBooks.of(order, declined, charging),
                "0 confirmations, 0 refusals, 3 pending orders, 0 cancellations, 0 turned-away keys");
    }

    @Test
    void an_order_that_is_not_there_is_seen() {
        breaks(of(told202(order)), MadeUpBooks.of(), about(order.shopper, order.key),
                "was told 202 of order " + order.id + ", and there is no such order");
    }

    @Test
    void an_order_of_another_shopper_or_key_is_seen() {
        UUID stranger = UUID.randomUUID();

        breaks(of(Purchases.pending(stranger, order.key, order.id)), MadeUpBooks.of(order),
                about(stranger, order.key), "which is of " + about(order.shopper, order.key));
        breaks(of(Purchases.pending(order.shopper, "other", order.id)), MadeUpBooks.of(order),
                about(order.shopper, "other"), "which is of " + about(order.shopper, order.key));
    }

    private static AnswersStand of(Operation... operations) {
        return new AnswersStand(new History(List.of(operations)));
    }

    private static Operation told202(MadeUpOrder order) {
        return Purchases.pending(order.shopper, order.key, order.id);
    }

    private static String about(UUID shopper, String key) {
        return "shopper " + shopper + " key " + key;
    }
}

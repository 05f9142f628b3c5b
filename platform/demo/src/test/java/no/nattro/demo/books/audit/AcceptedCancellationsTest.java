package no.nattro.demo.books.audit;

import static no.nattro.demo.books.audit.Judged.breaks;
import static no.nattro.demo.books.audit.Judged.holds;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.nattro.demo.books.MadeUpBooks;
import no.nattro.demo.books.MadeUpOrder;
import no.nattro.demo.books.history.History;
import no.nattro.demo.books.history.Operation;
import no.nattro.demo.books.history.Purchases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedCancellationsTest {

    private final MadeUpOrder order = MadeUpOrder.confirmed();

    @Test
    void a_cancelled_order_holds_and_so_does_one_that_was_refused() {
        MadeUpOrder cancelled = MadeUpOrder.cancelled();
        MadeUpOrder atOnce = MadeUpOrder.cancelledAtOnce();
        MadeUpOrder declined = MadeUpOrder.declined();

        holds(of(by(cancelled, 200), by(atOnce, 202), by(declined, 200)),
                MadeUpBooks.of(cancelled, atOnce, declined), judged(3));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202})
    void an_order_that_stays_confirmed_is_seen(int status) {
        breaks(of(by(order, status)), MadeUpBooks.of(order), order,
                "its cancellation was answered " + status + ", and it is CONFIRMED: RESERVING → ");
    }

    @Test
    void an_order_that_is_not_there_is_seen() {
        breaks(of(by(order, 202)), MadeUpBooks.of(), order, "answered 202, and there is no such order");
    }

    @Test
    void a_cancellation_of_somebody_elses_order_is_seen() {
        MadeUpOrder cancelled = MadeUpOrder.cancelled();
        UUID stranger = UUID.randomUUID();
        Operation withoutCookie = new Operation(Instant.EPOCH, Operation.What.CANCEL, null, null, null,
                Operation.End.OK, 200, "{}", cancelled.id);

        breaks(of(Purchases.cancellation(stranger, cancelled.id, 200)), MadeUpBooks.of(cancelled), cancelled,
                "answered 200 to shopper " + stranger + ", and it is of shopper " + cancelled.shopper);
        breaks(of(withoutCookie), MadeUpBooks.of(cancelled), cancelled, "to nobody that is known, and it is of ");
    }

    @Test
    void an_order_that_is_still_on_its_way_is_not_judged_yet() {
        MadeUpOrder moving = MadeUpOrder.confirmed();
        moving.changedBetween = true;
        order.cancelRequestedAt = MadeUpOrder.PLACED;
        order.path("RESERVING", "CHARGING", "CONFIRMING");

        holds(of(by(order, 202), by(moving, 202)), MadeUpBooks.of(order, moving), judged(2));
    }

    @Test
    void a_cancellation_that_was_not_accepted_or_not_answered_promises_nothing() {
        holds(of(by(order, 503), by(order, 504), by(order, 404), by(order, null)), MadeUpBooks.of(order), judged(0));
    }

    private static AnswersStand of(Operation... operations) {
        return new AnswersStand(new History(List.of(operations)));
    }

    private static Operation by(MadeUpOrder order, @Nullable Integer status) {
        return Purchases.cancellation(order.shopper, order.id, status);
    }

    private static String judged(int cancellations) {
        return "0 confirmations, 0 refusals, 0 pending orders, " + cancellations + " cancellation"
                + (cancellations == 1 ? "" : "s") + ", 0 turned-away keys";
    }
}

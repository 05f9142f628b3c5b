package no.nattro.demo.books.audit;

import static no.nattro.demo.books.audit.Judged.breaks;
import static no.nattro.demo.books.audit.Judged.holds;

import java.util.List;
import no.nattro.demo.books.MadeUpBooks;
import no.nattro.demo.books.MadeUpOrder;
import no.nattro.demo.books.StatusPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LegalPathsTest {

    private final LegalPaths invariant = new LegalPaths();
    private final MadeUpOrder order = MadeUpOrder.confirmed();

    @Test
    void well_kept_books_hold() {
        holds(invariant, MadeUpBooks.of(order, MadeUpOrder.declined(), MadeUpOrder.outOfStock(),
                MadeUpOrder.cancelled(), MadeUpOrder.cancelledAtOnce(), MadeUpOrder.charging()), "16 paths");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CHARGING", "RESERVING CONFIRMING", "RESERVING CHARGING CONFIRMED",
            "RESERVING UNDOING CHARGING", "RESERVING UNDOING REJECTED UNDOING", "RESERVING UNDOING CANCELLED CONFIRMED",
            "RESERVING CHARGING CONFIRMING CONFIRMED CANCELLED"})
    void a_step_that_no_order_takes_is_seen(String statuses) {
        order.path(statuses.split(" "));
        order.cancelRequestedAt = order.path.left("CONFIRMED") ? MadeUpOrder.PLACED : null;

        breaks(invariant, MadeUpBooks.of(order), order, "the order took the step ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CAPTURED", "REQUESTED REFUNDED", "REQUESTED DECLINED CAPTURED",
            "REQUESTED UNDOING VOIDED CAPTURED", "REQUESTED CAPTURED UNDOING CAPTURED", "VOIDED REQUESTED"})
    void a_step_that_no_payment_takes_is_seen(String statuses) {
        order.payment(statuses.split(" "));

        breaks(invariant, MadeUpBooks.of(order), order, "the payment took the step ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SOLD", "HELD RETURNED", "HELD RELEASED HELD", "RELEASED SOLD", "REFUSED HELD",
            "HELD SOLD RETURNED SOLD"})
    void a_step_that_no_reservation_takes_is_seen(String statuses) {
        order.reservation(statuses.split(" "));

        breaks(invariant, MadeUpBooks.of(order), order, "the reservation took the step ");
    }

    @Test
    void a_confirmed_order_that_nobody_cancelled_is_never_undone() {
        MadeUpOrder undone = MadeUpOrder.cancelled();
        undone.cancelRequestedAt = null;

        breaks(invariant, MadeUpBooks.of(undone), undone, "undone although nobody cancelled it");
    }

    @Test
    void a_confirmed_order_that_was_cancelled_and_stays_so_is_seen() {
        order.cancelRequestedAt = MadeUpOrder.PLACED;

        breaks(invariant, MadeUpBooks.of(order), order, "is CONFIRMED, and was cancelled at 2026-11-23T18:00:00Z");
    }

    @Test
    void an_order_that_was_cancelled_and_is_not_undone_yet_holds() {
        MadeUpOrder confirming = MadeUpOrder.confirmed();
        confirming.cancelRequestedAt = MadeUpOrder.PLACED;
        confirming.path("RESERVING", "CHARGING", "CONFIRMING");
        MadeUpOrder undoing = MadeUpOrder.cancelled();
        undoing.path("RESERVING", "CHARGING", "CONFIRMING", "CONFIRMED", "UNDOING");

        holds(invariant, MadeUpBooks.of(confirming, undoing), "6 paths");
    }

    @Test
    void a_status_that_the_history_does_not_lead_to_is_seen() {
        order.status = "REJECTED";

        breaks(invariant, MadeUpBooks.of(order), order, "is REJECTED, but its history is [nothing → RESERVING, ");
    }

    @Test
    void a_hole_in_the_history_is_seen() {
        order.path = new StatusPath(
                List.of(new StatusPath.Step(null, "RESERVING"), new StatusPath.Step("CONFIRMING", "CONFIRMED")));

        breaks(invariant, MadeUpBooks.of(order), order, "is CONFIRMED, but its history is ");
    }

    @Test
    void a_row_without_a_history_is_seen() {
        order.path = new StatusPath(List.of());

        breaks(invariant, MadeUpBooks.of(order), order, "its history is []");
    }
}

package no.nattro.demo.books.audit;

import static no.nattro.demo.books.audit.Judged.breaks;
import static no.nattro.demo.books.audit.Judged.holds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.nattro.demo.books.Line;
import no.nattro.demo.books.MadeUpBooks;
import no.nattro.demo.books.MadeUpOrder;
import no.nattro.demo.books.StockRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StockAddsUpTest {

    private final StockAddsUp invariant = new StockAddsUp();
    private final MadeUpOrder order = MadeUpOrder.confirmed();

    @Test
    void well_kept_books_hold() {
        holds(invariant, MadeUpBooks.of(order, MadeUpOrder.declined(), MadeUpOrder.outOfStock(),
                MadeUpOrder.cancelled(), MadeUpOrder.cancelledAtOnce(), MadeUpOrder.charging()), "1 product, 5 orders");
    }

    @ParameterizedTest
    @CsvSource({"100, 97, 0, 2", "100, 99, 0, 2"})
    void a_piece_that_was_lost_or_made_is_seen(long initial, long available, long held, long sold) {
        breaks(invariant, MadeUpBooks.of(new StockRow("NO-1001", initial, available, held, sold), order),
                "product NO-1001", "does not add up: 100 at the beginning, " + available + " available");
    }

    @Test
    void stock_below_zero_is_seen() {
        breaks(invariant, MadeUpBooks.of(new StockRow("NO-1001", 1, -1, 0, 2), order), "product NO-1001",
                "-1 available");
    }

    @Test
    void a_hold_that_no_reservation_has_is_seen() {
        breaks(invariant, MadeUpBooks.of(new StockRow("NO-1001", 100, 97, 1, 2), order), "product NO-1001",
                "1 held, but the reservations hold 0");
    }

    @Test
    void pieces_sold_without_reservation_or_order_are_seen_by_both_counts() {
        assertThat(invariant.judge(MadeUpBooks.of(new StockRow("NO-1001", 100, 97, 0, 3), order)).violations())
                .extracting(Violation::what).containsExactly("3 sold, but the reservations have sold 2",
                        "3 sold, but the confirmed orders have 2");
    }

    @Test
    void what_a_confirmed_order_did_not_get_is_seen() {
        order.reservation("HELD", "RELEASED");

        assertThat(invariant.judge(MadeUpBooks.of(order)).violations()).extracting(Violation::what).containsExactly(
                "0 sold, but the confirmed orders have 2",
                "confirmed with [2 NO-1001 at 39800], but its reservation is RELEASED with [2 NO-1001 at 39800]");
    }

    @Test
    void a_confirmed_order_without_a_reservation_is_seen() {
        order.reservation = null;

        assertThat(invariant.judge(MadeUpBooks.of(order)).violations()).extracting(Violation::what)
                .contains("confirmed with [2 NO-1001 at 39800], but its reservation is missing");
    }

    @Test
    void a_sale_for_other_lines_than_the_orders_is_seen() {
        order.lines = List.of(new Line("NO-1001", 3, MadeUpOrder.PRICE));

        assertThat(invariant.judge(MadeUpBooks.of(order)).violations()).extracting(Violation::what)
                .contains("confirmed with [3 NO-1001 at 39800], but its reservation is SOLD with [2 NO-1001 at 39800]");
    }

    @Test
    void a_sale_to_an_order_that_ended_otherwise_is_seen() {
        MadeUpOrder declined = MadeUpOrder.declined();
        declined.reservation("HELD", "SOLD");

        assertThat(invariant.judge(MadeUpBooks.of(declined)).violations()).contains(
                Violation.ofOrder(declined.id,
                        "ended unconfirmed, but its reservation is SOLD with [2 NO-1001 at 39800]"));
    }

    @Test
    void pieces_of_an_order_that_never_was_are_seen() {
        order.atFirstLook = false;
        order.atSecondLook = false;

        assertThat(invariant.judge(MadeUpBooks.of(order)).violations()).contains(
                Violation.ofOrder(order.id, "a reservation has [2 NO-1001 at 39800], and there is no such order"));
    }

    @Test
    void an_order_that_is_just_being_confirmed_breaks_nothing() {
        MadeUpOrder moving = MadeUpOrder.confirmed();
        moving.path("RESERVING", "CHARGING", "CONFIRMING");
        moving.changedBetween = true;
        MadeUpOrder arriving = MadeUpOrder.confirmed();
        arriving.atFirstLook = false;

        holds(invariant, MadeUpBooks.of(order, moving, arriving), "1 product, 1 order");
    }
}

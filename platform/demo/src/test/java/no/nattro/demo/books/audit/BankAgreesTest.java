package no.nattro.demo.books.audit;

import static no.nattro.demo.books.audit.Judged.breaks;
import static no.nattro.demo.books.audit.Judged.holds;
import static org.assertj.core.api.Assertions.assertThat;

import no.nattro.demo.books.ChargeRow;
import no.nattro.demo.books.MadeUpBooks;
import no.nattro.demo.books.MadeUpOrder;
import no.nattro.demo.books.StatusPath;
import no.nattro.demo.books.PaymentRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BankAgreesTest {

    private static final long TOTAL = 2 * MadeUpOrder.PRICE;

    private final BankAgrees invariant = new BankAgrees();
    private final MadeUpOrder order = MadeUpOrder.confirmed();
    private final MadeUpOrder declined = MadeUpOrder.declined();
    private final MadeUpOrder cancelled = MadeUpOrder.cancelled();

    @Test
    void well_kept_books_hold() {
        MadeUpOrder undoneDecline = MadeUpOrder.declined();
        undoneDecline.payment("REQUESTED", "UNDOING", "VOIDED");
        MadeUpOrder tombstone = MadeUpOrder.cancelledAtOnce();
        tombstone.payment = new PaymentRow("VOIDED", StatusPath.through("VOIDED"), null, false, "r");
        MadeUpOrder voided = MadeUpOrder.declined();
        voided.payment("REQUESTED", "UNDOING", "VOIDED");
        voided.charge = new ChargeRow("VOIDED", null, 0, 0, 0, 0);

        holds(invariant, MadeUpBooks.of(order, declined, cancelled, undoneDecline, tombstone, voided,
                MadeUpOrder.charging(), MadeUpOrder.outOfStock()), "6 charges, 7 orders");
    }

    @Test
    void a_confirmed_order_that_is_not_paid_is_seen() {
        order.charge = new ChargeRow("REFUNDED", order.total, 1, TOTAL, 1, TOTAL);
        order.payment("REQUESTED", "CAPTURED", "UNDOING", "REFUNDED");

        breaks(invariant, MadeUpBooks.of(order), order,
                "CONFIRMED: the bank should have 796,00 NOK and has 0,00 NOK");
    }

    @Test
    void money_of_a_refused_order_is_seen() {
        declined.payment("REQUESTED", "CAPTURED");
        declined.charge = order.charge;

        breaks(invariant, MadeUpBooks.of(declined), declined,
                "REJECTED: the bank should have 0,00 NOK and has 796,00 NOK");
    }

    @Test
    void a_refund_that_the_bank_knows_nothing_of_is_seen() {
        cancelled.charge = order.charge;

        assertThat(invariant.judge(MadeUpBooks.of(cancelled)).violations()).extracting(Violation::what)
                .containsExactly("the bank says CAPTURED 796,00 NOK, we say REFUNDED 796,00 NOK",
                        "CANCELLED: the bank should have 0,00 NOK and has 796,00 NOK");
    }

    @Test
    void a_void_that_the_bank_was_never_asked_for_is_seen() {
        declined.payment("REQUESTED", "UNDOING", "VOIDED");
        declined.charge = null;

        breaks(invariant, MadeUpBooks.of(declined), declined, "the bank says nothing, we say VOIDED");
    }

    @Test
    void a_charge_that_we_know_nothing_of_is_seen() {
        MadeUpOrder outOfStock = MadeUpOrder.outOfStock();
        outOfStock.charge = new ChargeRow("DECLINED", order.total, 0, 0, 0, 0);

        breaks(invariant, MadeUpBooks.of(outOfStock), outOfStock, "the bank says DECLINED 796,00 NOK, we say nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"REQUESTED", "UNDOING"})
    void a_payment_that_is_open_after_its_order_is_over_is_seen(String open) {
        order.payment = new PaymentRow(open, order.payment.path(), order.total, false, "r");

        breaks(invariant, MadeUpBooks.of(order), order, "we say " + open);
    }

    @Test
    void money_of_nobody_is_seen() {
        order.atFirstLook = false;
        order.atSecondLook = false;

        breaks(invariant, MadeUpBooks.of(order), order, "there is no such order: the bank should have 0,00 NOK");
    }

    @Test
    void an_order_in_flight_may_differ() {
        order.payment("REQUESTED");
        order.changedBetween = true;

        holds(invariant, MadeUpBooks.of(order), "1 charge, 0 orders");
    }

    @Test
    void the_banks_own_books_must_agree_at_any_moment() {
        MadeUpOrder charging = MadeUpOrder.charging();
        charging.charge = new ChargeRow("CAPTURED", charging.total, 1, TOTAL, 1, TOTAL);
        MadeUpOrder silent = MadeUpOrder.charging();
        silent.charge = new ChargeRow("CAPTURED", silent.total, 0, 0, 0, 0);
        MadeUpOrder hollow = MadeUpOrder.charging();
        hollow.charge = new ChargeRow("CAPTURED", null, 0, 0, 0, 0);
        MadeUpOrder ghost = MadeUpOrder.charging();
        ghost.charge = new ChargeRow("", null, 1, TOTAL, 0, 0);

        assertThat(invariant.judge(MadeUpBooks.of(charging, silent, hollow, ghost)).violations())
                .extracting(Violation::key)
                .containsExactlyInAnyOrder("order " + charging.id, "order " + silent.id, "order " + hollow.id,
                        "order " + ghost.id);
    }
}

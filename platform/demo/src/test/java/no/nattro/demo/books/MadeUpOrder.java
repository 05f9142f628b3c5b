package no.nattro.demo.books;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.nattro.demo.shop.Money;
import org.jspecify.annotations.Nullable;

/** An order with what belongs to it in the other books, as a healthy checkout leaves them; a test changes what it wants. */
public final class MadeUpOrder {

    public static final Instant PLACED = Instant.parse("2026-11-23T18:00:00Z");
    public static final String REQUEST = "request-of-the-order";
    public static final long PRICE = 39800;

    public final UUID id = UUID.randomUUID();
    public UUID shopper = UUID.randomUUID();
    public String key = "key-1";
    public String status;
    public StatusPath path;
    public List<Line> lines = List.of(new Line("NO-1001", 2, PRICE));
    public @Nullable Money total = nok(2 * PRICE);
    public @Nullable Instant cancelRequestedAt;
    public boolean needsAttention;
    public Instant placedAt = PLACED;
    public Instant changedAt = PLACED.plusSeconds(1);

    public @Nullable ReservationRow reservation;
    public @Nullable PaymentRow payment;
    public @Nullable ChargeRow charge;

    public boolean atFirstLook = true;
    public boolean atSecondLook = true;
    public boolean changedBetween;

    private MadeUpOrder(String... statuses) {
        this.status = statuses[statuses.length - 1];
        this.path = StatusPath.through(statuses);
    }

    public static MadeUpOrder confirmed() {
        MadeUpOrder order = new MadeUpOrder("RESERVING", "CHARGING", "CONFIRMING", "CONFIRMED");
        order.reservation("HELD", "SOLD");
        order.payment("REQUESTED", "CAPTURED");
        order.charge = new ChargeRow("CAPTURED", order.total, 1, 2 * PRICE, 0, 0);
        return order;
    }

    public static MadeUpOrder declined() {
        MadeUpOrder order = new MadeUpOrder("RESERVING", "CHARGING", "UNDOING", "REJECTED");
        order.reservation("HELD", "RELEASED");
        order.payment("REQUESTED", "DECLINED");
        order.charge = new ChargeRow("DECLINED", order.total, 0, 0, 0, 0);
        return order;
    }

    public static MadeUpOrder outOfStock() {
        MadeUpOrder order = new MadeUpOrder("RESERVING", "UNDOING", "REJECTED");
        order.lines = List.of(new Line("NO-1001", 2, null));
        order.total = null;
        order.reservation = new ReservationRow("REFUSED", StatusPath.through("REFUSED"), List.of(), REQUEST);
        return order;
    }

    /** After it was confirmed. */
    public static MadeUpOrder cancelled() {
        MadeUpOrder order = new MadeUpOrder("RESERVING", "CHARGING", "CONFIRMING", "CONFIRMED", "UNDOING", "CANCELLED");
        order.cancelRequestedAt = PLACED.plusSeconds(10);
        order.reservation("HELD", "SOLD", "RETURNED");
        order.payment("REQUESTED", "CAPTURED", "UNDOING", "REFUNDED");
        order.charge = new ChargeRow("REFUNDED", order.total, 1, 2 * PRICE, 1, 2 * PRICE);
        return order;
    }

    /** By its shopper, before anything had happened. */
    public static MadeUpOrder cancelledAtOnce() {
        MadeUpOrder order = new MadeUpOrder("RESERVING", "UNDOING", "CANCELLED");
        order.cancelRequestedAt = PLACED.plusSeconds(1);
        order.total = null;
        order.reservation = new ReservationRow("RELEASED", StatusPath.through("RELEASED"), List.of(),
                "of-the-cancellation");
        return order;
    }

    /** The bank has captured, and its reply was lost. */
    public static MadeUpOrder charging() {
        MadeUpOrder order = new MadeUpOrder("RESERVING", "CHARGING");
        order.reservation("HELD");
        order.payment("REQUESTED");
        order.charge = new ChargeRow("CAPTURED", order.total, 1, 2 * PRICE, 0, 0);
        return order;
    }

    public static Money nok(long amount) {
        return new Money(amount, "NOK");
    }

    public void path(String... statuses) {
        status = statuses[statuses.length - 1];
        path = StatusPath.through(statuses);
    }

    public void reservation(String... statuses) {
        reservation = new ReservationRow(statuses[statuses.length - 1], StatusPath.through(statuses), lines, REQUEST);
    }

    public void payment(String... statuses) {
        payment = new PaymentRow(statuses[statuses.length - 1], StatusPath.through(statuses), total, false, REQUEST);
    }

    void gather(Gathering gathering) {
        OrderRow row = new OrderRow(id, shopper, key, status, path, lines, total, cancelRequestedAt, needsAttention,
                REQUEST, placedAt, changedAt);
        if (atFirstLook) {
            gathering.order(id, row);
        }
        if (atSecondLook) {
            gathering.later(id, changedBetween ? new OrderRow.State("OTHER", row.state().steps() + 1) : row.state());
        }
        if (reservation != null) {
            gathering.reservation(id, reservation);
        }
        if (payment != null) {
            gathering.payment(id, payment);
        }
        if (charge != null) {
            gathering.charge(id, charge);
        }
    }
}

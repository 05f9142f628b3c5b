package no.nattro.order.checkout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import no.nattro.order.ScriptedNeighbours;
import no.nattro.order.domain.OrderId;
import no.nattro.order.domain.OrderLine;
import no.nattro.order.domain.PaymentEnd;
import no.nattro.order.domain.Prices;
import no.nattro.order.domain.ShopperId;
import no.nattro.order.inventory.Inventory;
import no.nattro.order.payment.Payments;
import no.nattro.order.domain.Money;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.upstream.NoRefusal;
import no.nattro.platform.upstream.Outcome;
import no.nattro.platform.upstream.Outcome.Done;
import no.nattro.platform.upstream.Outcome.Refused;
import no.nattro.platform.upstream.Outcome.Unknown;

/**
 * Both neighbours of one purchase, with books: idempotent and with tombstones, as the contracts say. That goes by the id of the
 * order: asked under another one they take stock and money again.
 */
class MortalNeighbours implements Inventory, Payments {

    enum Reservation {
        NONE, HELD, SOLD, RELEASED, RETURNED, REFUSED
    }

    enum Payment {
        NONE, CAPTURED, DECLINED, VOIDED, REFUNDED
    }

    private final Story story;
    private final Moments moments;
    private final Map<String, Integer> lost = new HashMap<>();
    private final Map<OrderId, Reservation> reservations = new HashMap<>();
    private final Map<OrderId, Payment> payments = new HashMap<>();
    private final List<OrderId> holds = new ArrayList<>();
    private final List<OrderId> captures = new ArrayList<>();
    private boolean confirmationRefused;

    MortalNeighbours(Story story, Moments moments) {
        this.story = story;
        this.moments = moments;
    }

    Reservation reservation(OrderId order) {
        return reservations.getOrDefault(order, Reservation.NONE);
    }

    Payment payment(OrderId order) {
        return payments.getOrDefault(order, Payment.NONE);
    }

    /** For whom stock was taken, each time that it was. */
    List<OrderId> holds() {
        return holds;
    }

    /** For whom money was taken, each time that it was. */
    List<OrderId> captures() {
        return captures;
    }

    @Override
    public Outcome<Prices, ReservationRefusal> reserve(OrderId order, ShopperId shopper, List<OrderLine> lines,
            Deadline deadline) {
        return called("reserve", () -> {
            if (reservation(order) == Reservation.NONE) {
                boolean isLeft = story != Story.OUT_OF_STOCK;
                reservations.put(order, isLeft ? Reservation.HELD : Reservation.REFUSED);
                holds.addAll(isLeft ? List.of(order) : List.of());
            }
            return switch (reservation(order)) {
                case HELD, SOLD -> new Done<>(Prices.of(lines,
                        lines.stream().collect(Collectors.toMap(OrderLine::sku, _ -> ScriptedNeighbours.PRICE))));
                case REFUSED -> new Refused<>(ReservationRefusal.OUT_OF_STOCK, "None left.");
                case NONE, RELEASED, RETURNED -> new Unknown<>("already undone");
            };
        });
    }

    @Override
    public Outcome<Sold, ConfirmationRefusal> confirm(OrderId order, ShopperId shopper, Deadline deadline) {
        return called("confirm", () -> {
            if (story == Story.CONFIRMATION_REFUSED && !confirmationRefused) {
                confirmationRefused = true;
                return new Refused<>(ConfirmationRefusal.NOT_RESERVED, "A bug.");
            }
            reservations.replace(order, Reservation.HELD, Reservation.SOLD);
            return reservation(order) == Reservation.SOLD
                    ? new Done<>(new Sold())
                    : new Refused<>(ConfirmationRefusal.ALREADY_UNDONE, "It is " + reservation(order));
        });
    }

    @Override
    public Outcome<Released, NoRefusal> release(OrderId order, ShopperId shopper, Deadline deadline) {
        return called("release", () -> {
            reservations.put(order, switch (reservation(order)) {
                case NONE, HELD -> Reservation.RELEASED;
                case SOLD -> Reservation.RETURNED;
                case RELEASED, RETURNED, REFUSED -> reservation(order);
            });
            return new Done<>(new Released());
        });
    }

    @Override
    public Outcome<Captured, ChargeRefusal> charge(OrderId order, ShopperId shopper, Money total, String token,
            Deadline deadline) {
        return called("charge", () -> {
            if (payment(order) == Payment.NONE) {
                boolean isGood = story != Story.DECLINED;
                payments.put(order, isGood ? Payment.CAPTURED : Payment.DECLINED);
                captures.addAll(isGood ? List.of(order) : List.of());
            }
            return switch (payment(order)) {
                case CAPTURED -> new Done<>(new Captured());
                case DECLINED -> new Refused<>(ChargeRefusal.DECLINED, "Declined.");
                case NONE, VOIDED, REFUNDED -> new Unknown<>("already undone");
            };
        });
    }

    @Override
    public Outcome<PaymentEnd, NoRefusal> undo(OrderId order, ShopperId shopper, Deadline deadline) {
        return called("undo", () -> {
            payments.put(order, switch (payment(order)) {
                case NONE -> Payment.VOIDED;
                case CAPTURED -> Payment.REFUNDED;
                case DECLINED, VOIDED, REFUNDED -> payment(order);
            });
            return new Done<>(PaymentEnd.valueOf(payment(order).name()));
        });
    }

    private <T, R> Outcome<T, R> called(String call, Supplier<Outcome<T, R>> work) {
        moments.before(call);
        Outcome<T, R> outcome = work.get();
        moments.after();
        return lost.merge(call, 1, Integer::sum) <= story.lost(call) ? new Unknown<>("the reply is lost") : outcome;
    }
}

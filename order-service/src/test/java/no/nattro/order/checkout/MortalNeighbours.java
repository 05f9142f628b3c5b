package no.nattro.order.checkout;

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
import no.nattro.order.inventory.Inventory;
import no.nattro.order.payment.Payments;
import no.nattro.order.domain.Money;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.upstream.NoRefusal;
import no.nattro.platform.upstream.Outcome;
import no.nattro.platform.upstream.Outcome.Done;
import no.nattro.platform.upstream.Outcome.Refused;
import no.nattro.platform.upstream.Outcome.Unknown;

/** Both neighbours of one order, with books: idempotent and with tombstones, as the contracts say. */
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
    private Reservation reservation = Reservation.NONE;
    private Payment payment = Payment.NONE;
    private boolean confirmationRefused;
    private int holds;
    private int captures;

    MortalNeighbours(Story story, Moments moments) {
        this.story = story;
        this.moments = moments;
    }

    Reservation reservation() {
        return reservation;
    }

    Payment payment() {
        return payment;
    }

    /** How often stock was taken, and money. */
    List<Integer> holdsAndCaptures() {
        return List.of(holds, captures);
    }

    @Override
    public Outcome<Prices, ReservationRefusal> reserve(OrderId order, List<OrderLine> lines, Deadline deadline) {
        return called("reserve", () -> {
            if (reservation == Reservation.NONE) {
                reservation = story == Story.OUT_OF_STOCK ? Reservation.REFUSED : Reservation.HELD;
                holds += reservation == Reservation.HELD ? 1 : 0;
            }
            return switch (reservation) {
                case HELD, SOLD -> new Done<>(Prices.of(lines,
                        lines.stream().collect(Collectors.toMap(OrderLine::sku, _ -> ScriptedNeighbours.PRICE))));
                case REFUSED -> new Refused<>(ReservationRefusal.OUT_OF_STOCK, "None left.");
                case NONE, RELEASED, RETURNED -> new Unknown<>("already undone");
            };
        });
    }

    @Override
    public Outcome<Sold, ConfirmationRefusal> confirm(OrderId order, Deadline deadline) {
        return called("confirm", () -> {
            if (story == Story.CONFIRMATION_REFUSED && !confirmationRefused) {
                confirmationRefused = true;
                return new Refused<>(ConfirmationRefusal.NOT_RESERVED, "A bug.");
            }
            if (reservation == Reservation.HELD) {
                reservation = Reservation.SOLD;
            }
            return reservation == Reservation.SOLD
                    ? new Done<>(new Sold())
                    : new Refused<>(ConfirmationRefusal.ALREADY_UNDONE, "It is " + reservation);
        });
    }

    @Override
    public Outcome<Released, NoRefusal> release(OrderId order, Deadline deadline) {
        return called("release", () -> {
            reservation = switch (reservation) {
                case NONE, HELD -> Reservation.RELEASED;
                case SOLD -> Reservation.RETURNED;
                case RELEASED, RETURNED, REFUSED -> reservation;
            };
            return new Done<>(new Released());
        });
    }

    @Override
    public Outcome<Captured, ChargeRefusal> charge(OrderId order, Money total, String token, Deadline deadline) {
        return called("charge", () -> {
            if (payment == Payment.NONE) {
                payment = story == Story.DECLINED ? Payment.DECLINED : Payment.CAPTURED;
                captures += payment == Payment.CAPTURED ? 1 : 0;
            }
            return switch (payment) {
                case CAPTURED -> new Done<>(new Captured());
                case DECLINED -> new Refused<>(ChargeRefusal.DECLINED, "Declined.");
                case NONE, VOIDED, REFUNDED -> new Unknown<>("already undone");
            };
        });
    }

    @Override
    public Outcome<PaymentEnd, NoRefusal> undo(OrderId order, Deadline deadline) {
        return called("undo", () -> {
            payment = switch (payment) {
                case NONE -> Payment.VOIDED;
                case CAPTURED -> Payment.REFUNDED;
                case DECLINED, VOIDED, REFUNDED -> payment;
            };
            return new Done<>(PaymentEnd.valueOf(payment.name()));
        });
    }

    private <T, R> Outcome<T, R> called(String call, Supplier<Outcome<T, R>> work) {
        moments.before(call);
        Outcome<T, R> outcome = work.get();
        moments.after();
        return lost.merge(call, 1, Integer::sum) <= story.lost(call) ? new Unknown<>("the reply is lost") : outcome;
    }
}

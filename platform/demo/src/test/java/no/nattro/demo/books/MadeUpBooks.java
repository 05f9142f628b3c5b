package no.nattro.demo.books;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A reading without databases. The stock is what the reservations make of it, unless a test says otherwise. */
public final class MadeUpBooks {

    private static final int INITIAL = 100;

    private MadeUpBooks() {}

    public static Reading of(MadeUpOrder... orders) {
        return of(null, orders);
    }

    /** @param stock of the one product that everybody buys; null for what follows from the orders */
    public static Reading of(@Nullable StockRow stock, MadeUpOrder... orders) {
        Map<UUID, OrderRow> rows = new LinkedHashMap<>();
        Map<UUID, ReservationRow> reservations = new HashMap<>();
        Map<UUID, PaymentRow> payments = new HashMap<>();
        Map<UUID, ChargeRow> charges = new HashMap<>();
        Map<UUID, OrderRow.State> later = new HashMap<>();
        for (MadeUpOrder order : orders) {
            put(rows, order.id, order.atFirstLook ? order.row() : null);
            put(reservations, order.id, order.reservation);
            put(payments, order.id, order.payment);
            put(charges, order.id, order.charge);
            put(later, order.id, order.atSecondLook ? order.later() : null);
        }
        return new Reading(rows, List.of(stock == null ? stock(reservations) : stock), reservations, payments, charges,
                later, MadeUpOrder.PLACED.plusSeconds(3600));
    }

    public static Reading at(Instant time, MadeUpOrder... orders) {
        Reading reading = of(orders);
        return new Reading(reading.orders(), reading.stock(), reading.reservations(), reading.payments(),
                reading.charges(), reading.later(), time);
    }

    private static StockRow stock(Map<UUID, ReservationRow> reservations) {
        long held = pieces(reservations, ReservationRow::isHeld);
        long sold = pieces(reservations, ReservationRow::isSold);
        return new StockRow("NO-1001", INITIAL, INITIAL - held - sold, held, sold);
    }

    private static long pieces(Map<UUID, ReservationRow> reservations, Predicate<ReservationRow> which) {
        return reservations.values().stream().filter(which).flatMap(reservation -> reservation.lines().stream())
                .mapToLong(Line::quantity).sum();
    }

    private static <T> void put(Map<UUID, T> rows, UUID id, @Nullable T row) {
        if (row != null) {
            rows.put(id, row);
        }
    }
}

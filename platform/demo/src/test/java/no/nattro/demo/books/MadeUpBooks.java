package no.nattro.demo.books;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Predicate;

/** A reading without databases. The stock is what the reservations make of it, unless a test says otherwise. */
public final class MadeUpBooks {

    private static final int INITIAL = 100;

    private MadeUpBooks() {}

    public static Reading of(MadeUpOrder... orders) {
        return of(stock(orders), orders);
    }

    /** @param stock of the one product that everybody buys */
    public static Reading of(StockRow stock, MadeUpOrder... orders) {
        return of(stock, MadeUpOrder.PLACED.plusSeconds(3600), orders);
    }

    public static Reading at(Instant time, MadeUpOrder... orders) {
        return of(stock(orders), time, orders);
    }

    private static Reading of(StockRow stock, Instant time, MadeUpOrder... orders) {
        Gathering gathering = new Gathering();
        for (MadeUpOrder order : orders) {
            order.gather(gathering);
        }
        gathering.stock(stock);
        gathering.secondLookAt(time);
        return gathering.reading();
    }

    private static StockRow stock(MadeUpOrder... orders) {
        long held = pieces(ReservationRow::isHeld, orders);
        long sold = pieces(ReservationRow::isSold, orders);
        return new StockRow("NO-1001", INITIAL, INITIAL - held - sold, held, sold);
    }

    private static long pieces(Predicate<ReservationRow> which, MadeUpOrder... orders) {
        return Arrays.stream(orders).map(order -> order.reservation).filter(Objects::nonNull).filter(which)
                .flatMap(reservation -> reservation.lines().stream()).mapToLong(Line::quantity).sum();
    }
}

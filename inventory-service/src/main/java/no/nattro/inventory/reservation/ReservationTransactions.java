package no.nattro.inventory.reservation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import no.nattro.inventory.domain.Basket;
import no.nattro.inventory.domain.BasketLine;
import no.nattro.inventory.domain.OrderId;
import no.nattro.inventory.domain.Refusal;
import no.nattro.inventory.domain.Reservation;
import no.nattro.inventory.domain.ReservationLine;
import no.nattro.inventory.domain.ReservationStatus;
import no.nattro.inventory.domain.Shortage;
import no.nattro.inventory.domain.Sku;
import no.nattro.platform.request.Origin;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * The transactions on reservations. Each takes the order's row first and stock rows after it, in SKU order and as late
 * as it can: the row of a product that everybody buys is free again after one commit.
 */
@Component
class ReservationTransactions {

    private final Reservations reservations;
    private final StockLevels stock;

    ReservationTransactions(Reservations reservations, StockLevels stock) {
        this.reservations = reservations;
        this.stock = stock;
    }

    @Transactional
    HoldAttempt hold(Reserve wish) {
        OrderId orderId = wish.orderId();
        if (!reservations.begin(wish)) {
            return new HoldAttempt.Stands(reservations.get(orderId));
        }
        List<BasketLine> unknown = failing(wish.basket(), line -> reservations.addLine(orderId, line));
        if (!unknown.isEmpty()) {
            return rolledBack(Refusal.unknown(skus(unknown)));
        }
        Reservation held = reservations.get(orderId);
        List<BasketLine> missing = failing(wish.basket(), line -> stock.hold(line.sku(), line.quantity()) == 1);
        return missing.isEmpty() ? new HoldAttempt.Stands(held) : rolledBack(Refusal.outOfStock(shortages(missing)));
    }

    /** Another attempt for the order may have come first; then its row stands. */
    @Transactional
    Reservation refuse(Reserve wish, Refusal refusal) {
        reservations.refuse(wish, refusal);
        return reservations.get(wish.orderId());
    }

    @Transactional
    Optional<Reservation> sell(OrderId orderId, Origin origin) {
        return reservations.lock(orderId).map(found -> found.status() == ReservationStatus.HELD
                ? move(found, ReservationStatus.SOLD, origin)
                : found);
    }

    @Transactional
    Reservation undo(OrderId orderId, Origin origin) {
        reservations.leaveTombstone(orderId, origin);
        Reservation found = reservations.lock(orderId).orElseThrow();
        ReservationStatus undone = found.status().undone();
        return undone == found.status() ? found : move(found, undone, origin);
    }

    private Reservation move(Reservation from, ReservationStatus to, Origin origin) {
        if (!ReservationStatus.isLegal(from.status(), to)
                || !reservations.move(from.orderId(), from.status(), to, origin)) {
            throw new IllegalStateException(from.orderId() + " cannot go from " + from.status() + " to " + to);
        }
        Reservation moved = reservations.get(from.orderId());
        for (ReservationLine line : moved.lines()) {
            int rows = switch (to) {
                case SOLD -> stock.sell(line.sku(), line.quantity());
                case RELEASED -> stock.release(line.sku(), line.quantity());
                case RETURNED -> stock.takeBack(line.sku(), line.quantity());
                case HELD, REFUSED -> 0;
            };
            if (rows != 1) {
                throw new IllegalStateException(from.orderId() + ": no stock of " + line.sku() + " to move to " + to);
            }
        }
        return moved;
    }

    private static HoldAttempt rolledBack(Refusal refusal) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return new HoldAttempt.Impossible(refusal);
    }

    private static List<BasketLine> failing(Basket basket, Predicate<BasketLine> step) {
        return basket.lines().stream().filter(step.negate()).toList();
    }

    private static List<Sku> skus(List<BasketLine> lines) {
        return lines.stream().map(BasketLine::sku).toList();
    }

    private List<Shortage> shortages(List<BasketLine> missing) {
        Map<Sku, Integer> wanted = missing.stream().collect(Collectors.toMap(BasketLine::sku, BasketLine::quantity));
        return stock.left(skus(missing)).stream()
                .map(left -> new Shortage(left.sku(), left.name(), wanted.get(left.sku()), left.available()))
                .toList();
    }
}

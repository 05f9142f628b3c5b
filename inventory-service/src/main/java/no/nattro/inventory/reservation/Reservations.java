package no.nattro.inventory.reservation;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import no.nattro.inventory.domain.BasketLine;
import no.nattro.inventory.domain.OrderId;
import no.nattro.inventory.domain.Refusal;
import no.nattro.inventory.domain.Reservation;
import no.nattro.inventory.domain.ReservationStatus;
import no.nattro.platform.request.Origin;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All reservations there ever were. */
interface Reservations extends Repository<Reservation, OrderId> {

    @Query("select r from Reservation r left join fetch r.lines where r.orderId = :orderId")
    Optional<Reservation> find(OrderId orderId);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from Reservation r where r.orderId = :orderId")
    Optional<Reservation> lock(OrderId orderId);

    /** The row of an order that is known to have one: rows are never deleted. */
    default Reservation get(OrderId orderId) {
        return find(orderId).orElseThrow();
    }

    /** False where the order has a row already; waits for one that is just being written. */
    default boolean begin(Reserve wish) {
        return insert(wish.orderId(), ReservationStatus.HELD, wish.basket().asText(), null, wish.origin());
    }

    /** Does nothing where the order has a row already. */
    default boolean refuse(Reserve wish, Refusal refusal) {
        return insert(wish.orderId(), ReservationStatus.REFUSED, wish.basket().asText(), refusal, wish.origin());
    }

    /** Leaves a row for an order that has none, so that its reservation, should it still be under way, is refused. */
    default boolean leaveTombstone(OrderId orderId, Origin origin) {
        return insert(orderId, ReservationStatus.RELEASED, null, null, origin);
    }

    /** False where there is no such product. The price is the catalogue's at this moment. */
    default boolean addLine(OrderId orderId, BasketLine line) {
        return insertLine(orderId.value(), line.sku().value(), line.quantity()) == 1;
    }

    /** False where the reservation is not in the status from which it was to move. */
    default boolean move(OrderId orderId, ReservationStatus from, ReservationStatus to, Origin origin) {
        return update(orderId.value(), from.name(), to.name(), origin.requestId().value()) == 1;
    }

    private boolean insert(OrderId orderId, ReservationStatus status, @Nullable String askedFor,
            @Nullable Refusal refusal, Origin origin) {
        return insert(orderId.value(), status.name(), askedFor,
                refusal == null ? null : refusal.reason().name(),
                refusal == null ? null : refusal.detail(),
                refusal == null ? null : String.join(" ", refusal.skus()),
                origin.requestId().value(), origin.traceparent()) == 1;
    }

    @Modifying
    @Query(nativeQuery = true, value = """
            INSERT INTO reservations (order_id, status, asked_for, refusal, refusal_detail, refusal_skus,
                                      request_id, last_request_id, traceparent)
            VALUES (:orderId, :status, :askedFor, :refusal, :refusalDetail, string_to_array(:refusalSkus, ' '),
                    :requestId, :requestId, :traceparent)
            ON CONFLICT (order_id) DO NOTHING""")
    int insert(UUID orderId, String status, @Nullable String askedFor, @Nullable String refusal,
            @Nullable String refusalDetail, @Nullable String refusalSkus, String requestId,
            @Nullable String traceparent);

    @Modifying
    @Query(nativeQuery = true, value = """
            INSERT INTO reservation_lines (order_id, sku, quantity, unit_price_amount, currency)
            SELECT :orderId, sku, :quantity, price_amount, currency FROM products WHERE sku = :sku""")
    int insertLine(UUID orderId, String sku, int quantity);

    /** What was read of the row before is forgotten. */
    @Modifying(clearAutomatically = true)
    @Query(nativeQuery = true, value = """
            UPDATE reservations SET status = :to, last_request_id = :requestId, updated_at = clock_timestamp()
            WHERE order_id = :orderId AND status = :from""")
    int update(UUID orderId, String from, String to, String requestId);
}

package no.nattro.order.domain;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All orders. Each write of an owner is one UPDATE that names the order, the epoch of its lease and the status it believes:
 * the epoch stops one who slept past its lease, the status one whose earlier commit was acknowledged late. It answers whether
 * it found its row; if not, the owner reads the row again. Times are the database's, since leases are compared across hosts.
 */
public class Orders {

    /**
     * The outcome of the call that was under way has become known. Nobody need look at the order any more, whatever it was:
     * needs_attention names what a person should look at now, the log keeps what was.
     */
    private static final String KNOWN = "attempts = 0, unknown_since = NULL, needs_attention = false";

    private final EntityManager entities;

    public Orders(EntityManager entities) {
        this.entities = entities;
    }

    public Optional<Order> find(OrderId id) {
        return Optional.ofNullable(entities.find(Order.class, id.value()));
    }

    public Optional<Order> find(OrderId id, ShopperId shopper) {
        return find(id).filter(order -> order.shopper().equals(shopper));
    }

    public Optional<Order> find(ShopperId shopper, IdempotencyKey key) {
        Query query = entities.createNativeQuery(
                "SELECT * FROM orders WHERE shopper_id = :shopper AND idempotency_key = :key", Order.class);
        return Orders.<Order>rows(query.setParameter("shopper", shopper.value()).setParameter("key", key.value()))
                .stream().findFirst();
    }

    /** A shopper's orders, the newest first, beginning after the one named. */
    public List<Order> page(ShopperId shopper, @Nullable OrderId after, int limit) {
        String beginning = after == null
                ? ""
                : " AND (created_at, id) < (SELECT created_at, id FROM orders WHERE id = :after AND shopper_id = :shopper)";
        Query query = entities.createNativeQuery("SELECT * FROM orders WHERE shopper_id = :shopper" + beginning
                + " ORDER BY created_at DESC, id DESC", Order.class);
        if (after != null) {
            query.setParameter("after", after.value());
        }
        return rows(query.setParameter("shopper", shopper.value()).setMaxResults(limit));
    }

    /** Adds an order in its first lease; false when the shopper's key already stands for one. */
    public boolean add(OrderId id, PlaceOrder command, String requestId, @Nullable String traceparent, Duration lease) {
        boolean added = update("""
                INSERT INTO orders (id, shopper_id, idempotency_key, fingerprint, status, payment_token, expected_total,
                                    currency, next_attempt_at, request_id, traceparent)
                VALUES (:id, :shopper, :key, :fingerprint, 'RESERVING', :token, CAST(:expectedTotal AS bigint),
                        :currency, clock_timestamp() + make_interval(secs => :lease), :requestId, :traceparent)
                ON CONFLICT (shopper_id, idempotency_key) DO NOTHING""", Map.of(
                "id", id.value(), "shopper", command.shopper().value(), "key", command.key().value(),
                "fingerprint", command.fingerprint(), "token", command.paymentToken(), "currency", Money.NOK,
                "lease", Leases.seconds(lease), "requestId", requestId),
                "expectedTotal", command.expectedTotal() == null ? null : command.expectedTotal().amount(),
                "traceparent", traceparent);
        for (int line = 0; added && line < command.lines().size(); line++) {
            update("INSERT INTO order_lines (order_id, line, sku, quantity) VALUES (:id, :line, :sku, :quantity)",
                    Map.of("id", id.value(), "line", line, "sku", command.lines().get(line).sku(), "quantity",
                            command.lines().get(line).quantity()));
        }
        return added;
    }

    /** Stock is held, the prices are known: the charge may be asked for from here on. */
    public boolean toCharging(Lease lease, Prices prices) {
        return forward(lease, OrderStatus.RESERVING, OrderStatus.CHARGING,
                ", charging_entered = true, total = :total", Map.of("total", prices.total().amount()))
                && priced(lease, prices);
    }

    public boolean toConfirming(Lease lease) {
        return forward(lease, OrderStatus.CHARGING, OrderStatus.CONFIRMING, "", Map.of());
    }

    /** Decides the order; its lease ends with it. */
    public boolean toConfirmed(Lease lease, FrozenAnswer answer) {
        return forward(lease, OrderStatus.CONFIRMING, OrderStatus.CONFIRMED,
                ", next_attempt_at = NULL, frozen_status = :answer, frozen_body = :body",
                Map.of("answer", answer.status(), "body", answer.body()));
    }

    /** Decides the order. It is undecided: a confirmed one begins to be undone by its cancellation, and keeps its answer. */
    public boolean toUndoing(Lease lease, OrderStatus from, UndoReason reason, FrozenAnswer answer) {
        return move(lease, from, OrderStatus.UNDOING,
                ", undo_reason = :reason, frozen_status = :answer, frozen_body = :body", "",
                Map.of("reason", reason.name(), "answer", answer.status(), "body", answer.body()));
    }

    /** As {@link #toUndoing}, for {@link UndoReason#PRICE_CHANGED}: what it would have cost is kept. */
    public boolean toPriceChanged(Lease lease, Prices prices, FrozenAnswer answer) {
        return toUndoing(lease, OrderStatus.RESERVING, UndoReason.PRICE_CHANGED, answer) && priced(lease, prices)
                && update("UPDATE orders SET total = :total WHERE id = :id",
                        Map.of("id", lease.order().value(), "total", prices.total().amount()));
    }

    /** Keeps what payment said became of the charge. */
    public boolean paymentEnded(Lease lease, PaymentEnd end) {
        return fenced(lease, OrderStatus.UNDOING, KNOWN + ", payment_end = :end", "", Map.of("end", end.name()));
    }

    /** Nothing is left to undo; the lease ends. */
    public boolean toEnd(Lease lease, UndoReason reason) {
        return move(lease, OrderStatus.UNDOING, reason.end(), ", next_attempt_at = NULL", "", Map.of());
    }

    /** Gives the lease up, so that somebody else may go on after the pause. What was never sent is no attempt. */
    public boolean handOver(Lease lease, OrderStatus status, boolean outcomeUnknown, Duration pause) {
        return fenced(lease, status, "next_attempt_at = clock_timestamp() + make_interval(secs => :pause)"
                + (outcomeUnknown
                        ? ", attempts = attempts + 1, unknown_since = COALESCE(unknown_since, clock_timestamp())"
                        : ""),
                "", Map.of("pause", Leases.seconds(pause)));
    }

    /** Marks an order that a person must look at. */
    public boolean needsAttention(Lease lease, OrderStatus status) {
        return fenced(lease, status, "needs_attention = true", "", Map.of());
    }

    /**
     * Notes that the shopper wants the order cancelled, or, if it is confirmed, begins to undo it: one statement decides by
     * the row as it is, not by an earlier look at it. Never takes a living owner's lease. No effect once it is being undone.
     */
    public void requestCancellation(OrderId id) {
        update("""
                UPDATE orders SET cancel_requested_at = COALESCE(cancel_requested_at, clock_timestamp()),
                    status = CASE status WHEN 'CONFIRMED' THEN 'UNDOING' ELSE status END,
                    undo_reason = CASE status WHEN 'CONFIRMED' THEN 'SHOPPER' ELSE undo_reason END,
                    lease_epoch = CASE status WHEN 'CONFIRMED' THEN lease_epoch + 1 ELSE lease_epoch END,
                    next_attempt_at = CASE status WHEN 'CONFIRMED' THEN clock_timestamp() ELSE next_attempt_at END,
                    updated_at = clock_timestamp()
                WHERE id = :id AND status IN ('RESERVING', 'CHARGING', 'CONFIRMING', 'CONFIRMED')""",
                Map.of("id", id.value()));
    }

    private boolean priced(Lease lease, Prices prices) {
        return prices.perSku().entrySet().stream().allMatch(price -> update(
                "UPDATE order_lines SET unit_price = :price WHERE order_id = :id AND sku = :sku",
                Map.of("id", lease.order().value(), "sku", price.getKey(), "price", price.getValue().amount())));
    }

    /** On the way forward a cancellation that was asked for stands in the way. */
    private boolean forward(Lease lease, OrderStatus from, OrderStatus to, String also, Map<String, Object> values) {
        return move(lease, from, to, also, " AND cancel_requested_at IS NULL", values);
    }

    private boolean move(Lease lease, OrderStatus from, OrderStatus to, String also, String unless,
            Map<String, Object> values) {
        if (!from.mayMoveTo(to)) {
            throw new IllegalStateException("no order moves from " + from + " to " + to);
        }
        return fenced(lease, from, "status = '" + to + "', " + KNOWN + also, unless, values);
    }

    private boolean fenced(Lease lease, OrderStatus believed, String change, String unless,
            Map<String, Object> values) {
        return update("UPDATE orders SET updated_at = clock_timestamp(), " + change
                + " WHERE id = :id AND lease_epoch = :epoch AND status = :believed" + unless, values,
                "id", lease.order().value(), "epoch", lease.epoch(), "believed", believed.name());
    }

    private boolean update(String sql, Map<String, Object> values, @Nullable Object... more) {
        Query query = entities.createNativeQuery(sql);
        values.forEach(query::setParameter);
        for (int i = 0; i < more.length; i += 2) {
            query.setParameter((String) more[i], more[i + 1]);
        }
        return query.executeUpdate() == 1;
    }

    @SuppressWarnings("unchecked") // each native query names the class of its rows
    private static <T> List<T> rows(Query query) {
        return query.getResultList();
    }
}

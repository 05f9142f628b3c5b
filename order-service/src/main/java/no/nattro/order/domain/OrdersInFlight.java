package no.nattro.order.domain;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How many orders are on their way, by where they stand.
 *
 * @param needingAttention how many of them a person should look at
 */
public record OrdersInFlight(Map<OrderStatus, Long> byStatus, long needingAttention) {

    public OrdersInFlight {
        byStatus = Map.copyOf(byStatus);
    }

    public long in(OrderStatus status) {
        return byStatus.getOrDefault(status, 0L);
    }

    /** Counts them. Reads no more than what is in flight: the others are not in the index. */
    public static OrdersInFlight count(EntityManager entities) {
        @SuppressWarnings("unchecked") // the query names the class of its rows
        List<Tuple> rows = entities.createNativeQuery("""
                SELECT status, count(*), count(*) FILTER (WHERE needs_attention) FROM orders
                WHERE next_attempt_at IS NOT NULL GROUP BY status""", Tuple.class).getResultList();
        Map<OrderStatus, Long> counts = new EnumMap<>(OrderStatus.class);
        rows.forEach(row -> counts.put(OrderStatus.valueOf(row.get(0, String.class)), row.get(1, Long.class)));
        return new OrdersInFlight(counts, rows.stream().mapToLong(row -> row.get(2, Long.class)).sum());
    }
}

package no.nattro.order.domain;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The leases of orders: {@code next_attempt_at} is when one ends, or, without an owner, when somebody may go on. Who takes a
 * lease raises its epoch, and with that ends every right of the owner before. Times are the database's.
 */
public class Leases {

    private static final String TAKE = """
            lease_epoch = lease_epoch + 1, updated_at = clock_timestamp(),
            next_attempt_at = clock_timestamp() + make_interval(secs => :lease)""";

    private final EntityManager entities;

    public Leases(EntityManager entities) {
        this.entities = entities;
    }

    /** Takes the lease of one order, if it is due: nobody has it, or its owner's has run out. */
    public Optional<Lease> take(OrderId id, Duration lease) {
        List<Long> epochs = rows(entities.createNativeQuery("UPDATE orders SET " + TAKE
                + " WHERE id = :id AND next_attempt_at <= clock_timestamp() RETURNING lease_epoch", Long.class),
                Map.of("id", id.value(), "lease", seconds(lease)));
        return epochs.stream().findFirst().map(epoch -> new Lease(id, epoch));
    }

    /**
     * Takes the leases of orders that are due, the longest overdue first, and marks those whose outcome has been unknown for
     * too long. Materialised, because a subquery could be run again for each row and lock more than it takes; whoever comes at
     * the same time passes over what is locked and takes others. The time is a subquery, or no index could be used for it.
     */
    public List<DueOrder> takeDue(int atMost, Duration lease, Duration giveUpAfter, Duration attentionAfter) {
        List<Tuple> taken = rows(entities.createNativeQuery("""
                WITH due AS MATERIALIZED (
                    SELECT id FROM orders WHERE next_attempt_at <= (SELECT clock_timestamp())
                    ORDER BY next_attempt_at LIMIT :atMost FOR UPDATE SKIP LOCKED)
                UPDATE orders SET %s,
                    needs_attention = needs_attention
                        OR COALESCE(unknown_since <= clock_timestamp() - make_interval(secs => :attentionAfter), false)
                FROM due WHERE orders.id = due.id
                RETURNING orders.id, lease_epoch, created_at <= clock_timestamp() - make_interval(secs => :giveUpAfter)
                """.formatted(TAKE), Tuple.class),
                Map.of("atMost", atMost, "lease", seconds(lease), "giveUpAfter", seconds(giveUpAfter), "attentionAfter",
                        seconds(attentionAfter)));
        return taken.stream().map(row -> new DueOrder(
                new Lease(new OrderId(row.get(0, UUID.class)), row.get(1, Long.class)), row.get(2, Boolean.class)))
                .toList();
    }

    /** What is left of the first lease, if the order is undecided and that lease still counts. */
    public Optional<Duration> leftOfTheFirst(OrderId id) {
        List<Long> millis = rows(entities.createNativeQuery("""
                SELECT CAST(EXTRACT(EPOCH FROM next_attempt_at - clock_timestamp()) * 1000 AS bigint) FROM orders
                WHERE id = :id AND lease_epoch = :first AND frozen_status IS NULL
                  AND next_attempt_at > clock_timestamp()""", Long.class),
                Map.of("id", id.value(), "first", Lease.FIRST_EPOCH));
        return millis.stream().findFirst().map(Duration::ofMillis);
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    @SuppressWarnings("unchecked") // each query names the class of its rows
    private static <T> List<T> rows(Query query, Map<String, Object> values) {
        values.forEach(query::setParameter);
        return query.getResultList();
    }
}

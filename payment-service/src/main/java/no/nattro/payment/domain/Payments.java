package no.nattro.payment.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * All payments. A row is made only where there is none and changed only from the status that the change expects, so
 * that whoever comes late changes nothing. Callers read the row afterwards and go by that.
 */
public interface Payments extends Repository<Payment, UUID> {

    Optional<Payment> findByOrderId(UUID orderId);

    List<Payment> findByOrderIdIn(Collection<UUID> orderIds);

    /** A page of what changed after the bookmark and before {@code until}, in the order of change. */
    @Query(nativeQuery = true, value = """
            SELECT * FROM payments
            WHERE (updated_at, order_id) > (:changedAt, :orderId) AND updated_at < :until
            ORDER BY updated_at, order_id LIMIT :atMost
            """)
    List<Payment> changed(Instant changedAt, UUID orderId, Instant until, int atMost);

    /**
     * The 2 s are longer than any request spends on the bank: whoever asks the bank again leaves the request alone that
     * does.
     */
    @Modifying
    @Query(nativeQuery = true, value = """
            INSERT INTO payments (order_id, amount, currency, token, status, request_id, traceparent,
                                  unknown_since, next_attempt_at)
            VALUES (:orderId, :amount, :currency, :token, 'REQUESTED', :requestId, :traceparent,
                    clock_timestamp(), clock_timestamp() + interval '2 seconds')
            ON CONFLICT (order_id) DO NOTHING
            """)
    int addRequested(UUID orderId, long amount, String currency, String token, String requestId,
            @Nullable String traceparent);

    @Modifying
    @Query(nativeQuery = true, value = """
            INSERT INTO payments (order_id, status, request_id, traceparent)
            VALUES (:orderId, 'VOIDED', :requestId, :traceparent)
            ON CONFLICT (order_id) DO NOTHING
            """)
    int addTombstone(UUID orderId, String requestId, @Nullable String traceparent);

    @Modifying(clearAutomatically = true)
    @Query(nativeQuery = true, value = """
            UPDATE payments
            SET status = :to, decline_reason = :reason, attempts = 0, updated_at = clock_timestamp(),
                needs_attention = needs_attention AND :open,
                unknown_since = CASE WHEN :open THEN coalesce(unknown_since, clock_timestamp()) END,
                next_attempt_at = CASE WHEN :open THEN clock_timestamp() + interval '2 seconds' END
            WHERE order_id = :orderId AND status IN (:from)
            """)
    int move(UUID orderId, List<String> from, String to, boolean open, @Nullable String reason);

    /**
     * Each unanswered call doubles the pause before the next, from 2 s to at most 10 s. Up to half of the pause is left
     * out at random: what became unknown together, when the bank fell silent, must not come back together.
     */
    @Modifying(clearAutomatically = true)
    @Query(nativeQuery = true, value = """
            UPDATE payments
            SET attempts = attempts + 1, updated_at = clock_timestamp(),
                next_attempt_at = clock_timestamp()
                    + interval '1 second' * least(10, 2 ^ least(attempts + 1, 4)) * (1 - random() / 2)
            WHERE order_id = :orderId AND status = :expected
            """)
    int noteUnanswered(UUID orderId, String expected);

    /**
     * Takes what is due, the longest due first, by putting off the next attempt: that moment is the lease's end. Any
     * number of replicas take at once without waiting for each other. The subselect is materialised because a plain one
     * may be run again for each row, and then locks and takes more than it was told to. Whether a row is due is asked
     * of the statement's time, which the index can serve.
     */
    @Query(nativeQuery = true, value = """
            WITH due AS MATERIALIZED (
                SELECT order_id FROM payments
                WHERE status IN ('REQUESTED', 'UNDOING') AND next_attempt_at <= statement_timestamp()
                ORDER BY next_attempt_at
                LIMIT :most FOR UPDATE SKIP LOCKED)
            UPDATE payments
            SET next_attempt_at = clock_timestamp() + make_interval(secs => :leaseSeconds)
            FROM due WHERE payments.order_id = due.order_id
            RETURNING payments.*
            """)
    List<Payment> claim(int most, double leaseSeconds);

    /**
     * Ends a lease under which the bank was not asked. It does nothing to a lease that somebody else has taken since,
     * and is no attempt: {@code attempts} stays.
     */
    @Modifying
    @Query(nativeQuery = true, value = """
            UPDATE payments SET next_attempt_at = clock_timestamp() + make_interval(secs => :pauseSeconds)
            WHERE order_id = :orderId AND status = :expected AND next_attempt_at = :leaseEnd
            """)
    int giveBack(UUID orderId, String expected, Instant leaseEnd, double pauseSeconds);

    /** Flags what has been unknown for too long; answers with what it flagged, each payment once. */
    @Query(nativeQuery = true, value = """
            UPDATE payments SET needs_attention = true
            WHERE status IN ('REQUESTED', 'UNDOING') AND NOT needs_attention
              AND unknown_since < statement_timestamp() - make_interval(secs => :ageSeconds)
            RETURNING *
            """)
    List<Payment> flagOlderThan(double ageSeconds);

    /** How many payments wait for the bank, and how many of them need attention. */
    @Query(nativeQuery = true, value = """
            SELECT count(*) AS waiting, count(*) FILTER (WHERE needs_attention) AS needingAttention
            FROM payments WHERE status IN ('REQUESTED', 'UNDOING')
            """)
    Backlog backlog();

    /** What waits for the bank. */
    interface Backlog {

        long getWaiting();

        long getNeedingAttention();
    }
}

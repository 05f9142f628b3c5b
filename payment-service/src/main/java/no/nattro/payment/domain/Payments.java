package no.nattro.payment.domain;

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
                unknown_since = CASE WHEN :open THEN coalesce(unknown_since, clock_timestamp()) END,
                next_attempt_at = CASE WHEN :open THEN clock_timestamp() + interval '2 seconds' END
            WHERE order_id = :orderId AND status IN (:from)
            """)
    int move(UUID orderId, List<String> from, String to, boolean open, @Nullable String reason);

    /** Each unanswered call doubles the pause before the next, from 2 s to at most 10 s. */
    @Modifying(clearAutomatically = true)
    @Query(nativeQuery = true, value = """
            UPDATE payments
            SET attempts = attempts + 1, updated_at = clock_timestamp(),
                next_attempt_at = clock_timestamp() + interval '1 second' * least(10, 2 ^ least(attempts + 1, 4))
            WHERE order_id = :orderId AND status = :expected
            """)
    int noteUnanswered(UUID orderId, String expected);
}

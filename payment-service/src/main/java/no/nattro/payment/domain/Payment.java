package no.nattro.payment.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment as its row stood when it was read. It cannot be changed: two requests that read the same row would
 * overwrite each other's end. Every change is one conditional statement of {@link Payments}.
 */
@Entity
@Table(name = "payments")
public class Payment {

    @Id
    private UUID orderId;

    @Embedded
    private @Nullable Money amount;

    private @Nullable String token;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private PaymentStatus status;

    @Enumerated(EnumType.STRING)
    private @Nullable DeclineReason declineReason;

    private String requestId;
    private Instant createdAt;
    private Instant updatedAt;
    private @Nullable Instant nextAttemptAt;

    protected Payment() {}

    public OrderId orderId() {
        return new OrderId(orderId);
    }

    public PaymentStatus status() {
        return status;
    }

    /** Empty for a tombstone: it was undone before it was asked for. */
    public Optional<Money> amount() {
        return Optional.ofNullable(amount);
    }

    /** Empty for a tombstone. */
    public Optional<PaymentToken> token() {
        return Optional.ofNullable(token).map(PaymentToken::new);
    }

    /** Present exactly when declined. */
    public Optional<DeclineReason> declineReason() {
        return Optional.ofNullable(declineReason);
    }

    /** The request that made the row. */
    public String requestId() {
        return requestId;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /** Where the payment stands in the books, read in the order of change. */
    public Bookmark bookmark() {
        return new Bookmark(updatedAt, orderId());
    }

    /** Whether the other is the same row, and nothing became of it in between. */
    public boolean isUnchanged(Payment other) {
        return orderId.equals(other.orderId) && status == other.status && updatedAt.equals(other.updatedAt);
    }

    /** When the bank is to be asked again; present exactly while it owes an answer. */
    public Optional<Instant> nextAttemptAt() {
        return Optional.ofNullable(nextAttemptAt);
    }

    /**
     * Whether this is known to be the payment of something else. A tombstone was asked for nothing and contradicts
     * nobody.
     */
    public boolean contradicts(Money otherAmount, PaymentToken otherToken) {
        return amount != null && !(amount.equals(otherAmount) && otherToken.value().equals(token));
    }
}

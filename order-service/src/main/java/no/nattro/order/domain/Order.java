package no.nattro.order.domain;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as it stood when it was read. It has no setters: every write is one conditional UPDATE in {@link Orders}, since
 * the entity in memory is always older than the row.
 */
@Entity
@Table(name = "orders")
public class Order {

    @Id
    private UUID id;

    @Column(name = "shopper_id")
    private UUID shopperId;

    private String fingerprint;

    @Enumerated(EnumType.STRING)
    private OrderStatus status;

    @Enumerated(EnumType.STRING)
    @Column(name = "undo_reason")
    private @Nullable UndoReason undoReason;

    @Column(name = "cancel_requested_at")
    private @Nullable Instant cancelRequestedAt;

    @Column(name = "payment_token")
    private String paymentToken;

    @Column(name = "expected_total")
    private @Nullable Long expectedTotal;

    private @Nullable Long total;

    private String currency;

    @Column(name = "charging_entered")
    private boolean chargingEntered;

    @Enumerated(EnumType.STRING)
    @Column(name = "payment_end")
    private @Nullable PaymentEnd paymentEnd;

    @Column(name = "lease_epoch")
    private long leaseEpoch;

    private int attempts;

    @Column(name = "frozen_status")
    private @Nullable Integer frozenStatus;

    @Column(name = "frozen_body")
    private @Nullable String frozenBody;

    @Column(name = "request_id")
    private String requestId;

    private @Nullable String traceparent;

    @Column(name = "created_at")
    private Instant createdAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "order_lines", joinColumns = @JoinColumn(name = "order_id"))
    @OrderColumn(name = "line")
    private List<OrderLine> lines;

    protected Order() {}

    public OrderId id() {
        return new OrderId(id);
    }

    public ShopperId shopper() {
        return new ShopperId(shopperId);
    }

    public OrderStatus status() {
        return status;
    }

    public Optional<UndoReason> undoReason() {
        return Optional.ofNullable(undoReason);
    }

    public String paymentToken() {
        return paymentToken;
    }

    public String currency() {
        return currency;
    }

    /** Empty until inventory has named the prices. */
    public Optional<Money> total() {
        return Optional.ofNullable(total).map(amount -> new Money(amount, currency));
    }

    public Optional<Money> expectedTotal() {
        return Optional.ofNullable(expectedTotal).map(amount -> new Money(amount, currency));
    }

    public List<OrderLine> lines() {
        return List.copyOf(lines);
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** The id of the request that placed the order. */
    public String requestId() {
        return requestId;
    }

    /** The span of the request that placed the order, as in W3C Trace Context; empty where nothing was traced. */
    public Optional<String> traceparent() {
        return Optional.ofNullable(traceparent);
    }

    /** How often the present step has ended without a known outcome. */
    public int attempts() {
        return attempts;
    }

    /** The answer to its key; empty while the order is not decided. */
    public Optional<FrozenAnswer> frozenAnswer() {
        return frozenStatus == null || frozenBody == null
                ? Optional.empty()
                : Optional.of(new FrozenAnswer(frozenStatus, frozenBody));
    }

    /** Whether the command is the one that this order was placed with. */
    public boolean wasPlacedBy(PlaceOrder command) {
        return fingerprint.equals(command.fingerprint());
    }

    public boolean isCancellationRequested() {
        return cancelRequestedAt != null;
    }

    /** Whether the lease is still the one that counts, and there is anything left to do with it. */
    public boolean isOwnedBy(Lease lease) {
        return leaseEpoch == lease.epoch() && !status.isTerminal();
    }

    /** Whether it is at its end, and this lease brought it there. */
    public boolean wasEndedBy(Lease lease) {
        return leaseEpoch == lease.epoch() && status.isTerminal();
    }

    /** Whether a charge may have reached payment, and payment has not yet told what became of it. */
    public boolean mustUndoPayment() {
        return chargingEntered && paymentEnd == null;
    }

    /** How far money is on its way back; empty when none is or was. */
    public Optional<Refund> refund() {
        if (undoReason == null || !chargingEntered) {
            return Optional.empty();
        }
        return paymentEnd == null
                ? Optional.of(Refund.PENDING)
                : paymentEnd == PaymentEnd.REFUNDED ? Optional.of(Refund.DONE) : Optional.empty();
    }
}

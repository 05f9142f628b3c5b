package no.nattro.inventory.domain;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands under an order's id. It is read here and changed by conditional statements only: a copy in memory may be
 * behind the row. An undone or refused one stays for ever, so that a request that was under way for hours finds it.
 */
@Entity
@Table(name = "reservations")
public class Reservation {

    @EmbeddedId
    private OrderId orderId;

    @Enumerated(EnumType.STRING)
    private ReservationStatus status;

    /** Null where the order was given up before it ever asked. */
    @Column(name = "asked_for")
    private @Nullable String askedFor;

    @Embedded
    private @Nullable Refusal refusal;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "reservation_lines", joinColumns = @JoinColumn(name = "order_id"))
    private Set<ReservationLine> lines;

    @SuppressWarnings("NullAway.Init") // for JPA, which fills the fields
    protected Reservation() {}

    Reservation(OrderId orderId, ReservationStatus status, @Nullable Basket askedFor, @Nullable Refusal refusal,
            Set<ReservationLine> lines) {
        this.orderId = orderId;
        this.status = status;
        this.askedFor = askedFor == null ? null : askedFor.asText();
        this.refusal = refusal;
        this.lines = lines;
    }

    /** What a request to hold this basket is told. */
    public ReservationAnswer.ToReserve answerTo(Basket basket) {
        if (askedFor != null && !askedFor.equals(basket.asText())) {
            return new ReservationAnswer.KeyReused();
        }
        return switch (status) {
            case HELD, SOLD -> new ReservationAnswer.Reserved(this);
            case REFUSED -> new ReservationAnswer.Refused(Objects.requireNonNull(refusal));
            case RELEASED, RETURNED -> new ReservationAnswer.AlreadyUndone();
        };
    }

    /** What a request to sell what is held is told, after it has been dealt with. */
    public ReservationAnswer.ToConfirm answerToConfirmation() {
        return switch (status) {
            case HELD, SOLD -> new ReservationAnswer.Reserved(this);
            case REFUSED -> new ReservationAnswer.NotReserved();
            case RELEASED, RETURNED -> new ReservationAnswer.AlreadyUndone();
        };
    }

    public OrderId orderId() {
        return orderId;
    }

    public ReservationStatus status() {
        return status;
    }

    /** In SKU order, sorted here and not by the database: its collation need not be Java's. */
    public List<ReservationLine> lines() {
        return lines.stream().sorted(Comparator.comparing(ReservationLine::sku)).toList();
    }
}

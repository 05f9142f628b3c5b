package no.nattro.payment.reconciliation;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import no.nattro.payment.domain.OrderId;

/** A difference between the books, as its row stood when it was read. */
@Entity
@Table(name = "differences")
class Difference {

    @Id
    private Long id;

    private UUID orderId;

    @Enumerated(EnumType.STRING)
    private DifferenceKind kind;

    private long keptHere;
    private long keptThere;

    protected Difference() {}

    long id() {
        return id;
    }

    OrderId orderId() {
        return new OrderId(orderId);
    }

    DifferenceKind kind() {
        return kind;
    }

    /** For people. */
    @Override
    public String toString() {
        return kind + ", kept here " + keptHere + " øre, at the bank " + keptThere + " øre";
    }
}

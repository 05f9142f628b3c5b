package no.nattro.inventory.domain;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;

/** Pieces of one product at the price they had when they were reserved: the order charges this, whatever comes. */
@Embeddable
public record ReservationLine(@Embedded Sku sku, int quantity,
        @Embedded @AttributeOverride(name = "amount", column = @Column(name = "unit_price_amount")) Money unitPrice) {}

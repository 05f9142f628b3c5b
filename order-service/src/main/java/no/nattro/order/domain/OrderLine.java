package no.nattro.order.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * One product of an order.
 *
 * @param unitPrice in minor units of the order's currency, from the reservation; null until then
 */
@Embeddable
public record OrderLine(String sku, int quantity, @Column(name = "unit_price") @Nullable Long unitPrice) {

    /** A line as it is asked for: prices come from inventory, never from the client. */
    public static OrderLine of(String sku, int quantity) {
        return new OrderLine(sku, quantity, null);
    }
}

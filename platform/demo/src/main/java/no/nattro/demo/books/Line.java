package no.nattro.demo.books;

import org.jspecify.annotations.Nullable;

/**
 * A product in an order or a reservation.
 *
 * @param unitPrice in minor units; null while the order has not learnt it
 */
public record Line(String sku, int quantity, @Nullable Long unitPrice) {

    @Override
    public String toString() {
        return quantity + " " + sku + (unitPrice == null ? "" : " at " + unitPrice);
    }
}

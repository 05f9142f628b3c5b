package no.nattro.inventory.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** The order that a reservation is made for, and the key under which every call about it may be repeated. */
@Embeddable
public record OrderId(@Column(name = "order_id") UUID value) implements Serializable {

    /**
     * Reads the canonical form only: {@link UUID#fromString} takes {@code 1-1-1-1-1} too, and one order would have many
     * addresses.
     */
    public static OrderId of(String text) {
        UUID value = UUID.fromString(text);
        if (!value.toString().equals(text)) {
            throw new IllegalArgumentException("an order id is a UUID of 36 lower-case characters");
        }
        return new OrderId(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

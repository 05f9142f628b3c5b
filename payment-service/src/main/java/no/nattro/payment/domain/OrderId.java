package no.nattro.payment.domain;

import java.util.UUID;

/**
 * The order that a payment is for. It is also the payment's key, and the key under which the bank knows the charge.
 */
public record OrderId(UUID value) {

    /**
     * @throws IllegalArgumentException when the text is not a UUID in its full form; {@link UUID} itself takes shorter
     * ones
     */
    public static OrderId of(String text) {
        UUID value = UUID.fromString(text);
        if (!value.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("an order id is a UUID");
        }
        return new OrderId(value);
    }

    public static OrderId random() {
        return new OrderId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

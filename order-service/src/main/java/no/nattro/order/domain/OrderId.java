package no.nattro.order.domain;

import java.util.UUID;

/** Names an order everywhere: here, at inventory, at payment and at the bank, whose idempotency key it is. */
public record OrderId(UUID value) {

    public static OrderId random() {
        return new OrderId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

package no.nattro.payment.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * How far somebody has read in books that are read in the order of change; rows of one moment are in the order of their
 * keys.
 */
public record Bookmark(Instant changedAt, OrderId key) {

    /** Before everything that changed then or later. */
    public static Bookmark at(Instant beginning) {
        return new Bookmark(beginning, new OrderId(new UUID(0, 0)));
    }
}

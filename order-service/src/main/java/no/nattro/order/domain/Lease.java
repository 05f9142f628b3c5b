package no.nattro.order.domain;

/**
 * The right to work on an order. Every write of an owner names its epoch, so that one who slept past the end of its lease
 * writes nothing any more.
 */
public record Lease(OrderId order, long epoch) {

    /** The first owner's: the request that placed the order. */
    public static Lease first(OrderId order) {
        return new Lease(order, FIRST_EPOCH);
    }

    static final long FIRST_EPOCH = 1;
}

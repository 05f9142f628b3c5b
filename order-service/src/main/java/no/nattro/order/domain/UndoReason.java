package no.nattro.order.domain;

/** Why an order is undone, and what it then ends as. */
public enum UndoReason {
    OUT_OF_STOCK(OrderStatus.REJECTED),
    UNKNOWN_SKU(OrderStatus.REJECTED),
    PRICE_CHANGED(OrderStatus.REJECTED),
    DECLINED(OrderStatus.REJECTED),
    /** Cancelled by the shopper. */
    SHOPPER(OrderStatus.CANCELLED),
    /** Cancelled by us: its end could not be learnt in time. */
    GAVE_UP(OrderStatus.CANCELLED);

    private final OrderStatus end;

    UndoReason(OrderStatus end) {
        this.end = end;
    }

    public OrderStatus end() {
        return end;
    }
}

package no.nattro.inventory.domain;

/** So many pieces of one product. */
public record BasketLine(Sku sku, int quantity) {

    /** What a household buys; a shop that orders more calls somebody. */
    public static final int MOST = 99;

    public BasketLine {
        if (quantity < 1 || quantity > MOST) {
            throw new IllegalArgumentException("a quantity is 1 to " + MOST);
        }
    }

    @Override
    public String toString() {
        return sku + "*" + quantity;
    }
}

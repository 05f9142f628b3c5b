package no.nattro.inventory.domain;

/** A product of which fewer pieces are left than an order wants. */
public record Shortage(Sku sku, String name, int wanted, int left) {

    public Shortage {
        // Pieces may have come back since the order was turned down. "9 left, 5 were wanted" would be no reason.
        left = Math.min(left, wanted - 1);
    }

    String inWords() {
        return left == 0
                ? name + " (" + sku + ") is sold out."
                : "Only " + left + " left of " + name + " (" + sku + "), and " + wanted + " were wanted.";
    }
}

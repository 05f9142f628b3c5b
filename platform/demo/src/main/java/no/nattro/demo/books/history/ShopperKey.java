package no.nattro.demo.books.history;

import java.util.UUID;
import no.nattro.demo.books.OrderRow;

/** By which the shop knows a purchase: a key belongs to its shopper, and two shoppers may have the same. */
public record ShopperKey(UUID shopper, String key) {

    public static ShopperKey of(OrderRow order) {
        return new ShopperKey(order.shopper(), order.key());
    }

    @Override
    public String toString() {
        return "shopper " + shopper + " key " + key;
    }
}

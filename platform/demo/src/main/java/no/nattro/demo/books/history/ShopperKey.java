package no.nattro.demo.books.history;

import java.util.UUID;

/** By which the shop knows a purchase: a key belongs to its shopper, and two shoppers may have the same. */
public record ShopperKey(UUID shopper, String key) {

    @Override
    public String toString() {
        return "shopper " + shopper + " key " + key;
    }
}

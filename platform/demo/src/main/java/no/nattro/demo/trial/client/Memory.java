package no.nattro.demo.trial.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.nattro.demo.client.ShopsWord;
import no.nattro.demo.client.Wish;

/** What one client has asked for, and what the shop said to it; so much of it as a trial of an hour can carry. */
final class Memory {

    private static final int MOST = 500;

    private final List<Bought> purchases = new ArrayList<>();

    record Bought(Wish wish, ShopsWord word) {}

    Bought add(Wish wish) {
        if (purchases.size() == MOST) {
            purchases.removeFirst();
        }
        Bought bought = new Bought(wish, new ShopsWord());
        purchases.add(bought);
        return bought;
    }

    /** @param which from 0, the oldest, to below 1, the last; empty when there is nothing yet */
    Optional<Bought> at(double which) {
        return purchases.isEmpty() ? Optional.empty() : Optional.of(purchases.get((int) (which * purchases.size())));
    }
}

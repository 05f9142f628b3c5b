package no.nattro.demo.trial.client;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Things to draw from, some more often than others. */
final class Weighted<T> {

    private final List<T> things = new ArrayList<>();

    /** @param weight how often among all that were added */
    Weighted<T> add(int weight, T thing) {
        for (int i = 0; i < weight; i++) {
            things.add(thing);
        }
        return this;
    }

    T draw(RandomGenerator random) {
        return things.get(random.nextInt(things.size()));
    }
}

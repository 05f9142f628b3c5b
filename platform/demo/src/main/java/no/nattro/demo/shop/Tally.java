package no.nattro.demo.shop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The sum of many purchases. */
public final class Tally {

    private final List<Purchase> purchases = new ArrayList<>();

    public synchronized Purchase add(Purchase purchase) {
        purchases.add(purchase);
        return purchase;
    }

    public synchronized boolean has(Answer answer) {
        return purchases.stream().anyMatch(purchase -> purchase.answer() == answer);
    }

    /** How often the shop said to come back later. */
    public synchronized int limited() {
        return purchases.stream().mapToInt(Purchase::limited).sum();
    }

    /** How many there were of each answer, in words. */
    public synchronized String counts() {
        return Arrays.stream(Answer.values()).filter(this::has).map(answer -> purchases.stream()
                .filter(purchase -> purchase.answer() == answer).count() + " " + answer)
                .collect(Collectors.joining(", "));
    }

    /**
     * The time that this share of the purchases took at most (nearest rank).
     *
     * @param percent above 0, at most 100
     */
    public synchronized long percentileMillis(int percent) {
        long[] sorted = purchases.stream().mapToLong(Purchase::milliseconds).sorted().toArray();
        return sorted[(int) Math.ceil(sorted.length * percent / 100.0) - 1];
    }
}

package no.nattro.demo.client;

import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import no.nattro.demo.books.history.Operation;
import no.nattro.demo.books.history.ShopperKey;

/** What all clients have been told so far; can be looked at while they go on. */
public final class Answers {

    private final SortedMap<String, Long> purchases = new TreeMap<>();
    private final SortedMap<String, Long> cancellations = new TreeMap<>();
    private final Set<ShopperKey> sent = ConcurrentHashMap.newKeySet();
    private final Set<ShopperKey> confirmed = ConcurrentHashMap.newKeySet();
    private final Queue<String> contradictions = new ConcurrentLinkedQueue<>();
    private long replayed;

    synchronized void count(Operation operation, String word, boolean isReplayed) {
        (operation.what() == Operation.What.BUY ? purchases : cancellations).merge(word, 1L, Long::sum);
        replayed += isReplayed ? 1 : 0;
        operation.shopperKey().filter(_ -> mayHaveArrived(operation)).ifPresent(whom -> {
            sent.add(whom);
            if (operation.status() != null && operation.status() == 201) {
                confirmed.add(whom);
            }
        });
    }

    void contradiction(String sentence) {
        contradictions.add(sentence);
    }

    private static boolean mayHaveArrived(Operation operation) {
        return operation.status() != null || operation.end() == Operation.End.INFO;
    }

    /** How many requests to buy got which answer, each repetition counted: {@code 201 CONFIRMED}, {@code no answer}. */
    public synchronized SortedMap<String, Long> purchases() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(purchases));
    }

    /** The same of requests to cancel. */
    public synchronized SortedMap<String, Long> cancellations() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(cancellations));
    }

    /** How many answers the shop said to have given before. */
    public synchronized long replayed() {
        return replayed;
    }

    /** How many purchases there were, however often each was asked for; those that never reached the shop are none. */
    public int distinctPurchases() {
        return sent.size();
    }

    /** Of how many of them a client was told that they are bought. */
    public int distinctConfirmed() {
        return confirmed.size();
    }

    /** Where the shop contradicted itself or its contract, a sentence each. With a single one the trial has failed. */
    public List<String> contradictions() {
        return List.copyOf(contradictions);
    }
}

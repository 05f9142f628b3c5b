package no.nattro.demo.books.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import no.nattro.demo.books.Reading;
import no.nattro.demo.books.history.Replayed.Reply;
import org.jspecify.annotations.Nullable;

/**
 * Every purchase of a history asked for twice again, with the same cookie, key and body. Only what the books already know is
 * repeated: of a purchase that was refused before it became an order, a repetition would be the first.
 *
 * @param rowsBefore how many rows all books had before the first was repeated
 */
public record Replays(List<Replayed> replayed, long rowsBefore) {

    /** As many as a shop at rest answers without having to refuse any. */
    private static final int AT_ONCE = 4;

    private static final String KEY_REUSED = Told.PROBLEM + "key-reused";

    /** Sends a purchase. */
    public interface Door {

        Reply send(String cookie, String key, String body);
    }

    public static Replays of(History history, Reading before, Door door) {
        Set<ShopperKey> known = before.orders()
                .map(ShopperKey::of).collect(Collectors.toSet());
        Map<ShopperKey, List<Operation>> purchases = new LinkedHashMap<>();
        history.operations().stream().filter(operation -> operation.body() != null)
                .sorted(Comparator.comparing(operation -> Told.by(operation).isEmpty())) // the decided ones are preferred
                .forEach(operation -> operation.shopperKey().filter(known::contains)
                        .ifPresent(whom -> purchases.computeIfAbsent(whom, _ -> new ArrayList<>()).add(operation)));
        ExecutorService shoppers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<CompletableFuture<Replayed>> replays = new ArrayList<>();
            purchases.forEach((whom, asked) -> replays.add(CompletableFuture
                    .supplyAsync(() -> twice(whom, asked, door), shoppers)));
            return new Replays(replays.stream().map(CompletableFuture::join).toList(), before.rows());
        } finally {
            shoppers.shutdownNow(); // when one finds the door shut, the others need not try
        }
    }

    /**
     * Of two contents that were wanted under one key, the order has one, and the client may not have learnt which: when the first is
     * told that the key is another's, the other is asked for.
     */
    private static Replayed twice(ShopperKey whom, List<Operation> asked, Door door) {
        Operation operation = asked.getFirst();
        List<Operation> others = asked.stream().filter(other -> !other.body().equals(operation.body())).toList();
        Reply first = send(operation, door);
        return told(operation) == null && !others.isEmpty() && first.body().contains(KEY_REUSED)
                ? twice(whom, others, door)
                : new Replayed(whom, told(operation), first, send(operation, door));
    }

    private static @Nullable Reply told(Operation operation) {
        return Told.by(operation).map(_ -> new Reply(operation.status(), operation.response())).orElse(null);
    }

    private static Reply send(Operation operation, Door door) {
        return door.send(operation.cookie(), operation.key(), operation.body());
    }
}

package no.nattro.demo.trial.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import no.nattro.demo.client.Catalogue.Product;
import no.nattro.demo.client.Catalogue;
import no.nattro.demo.client.Wish;

/**
 * Draws what a client wants to buy. Four of five purchases can be had and paid for, so that most of a trial is spent where
 * money moves; each refusal of the contract comes now and then.
 */
final class Wishes {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The bank answers these too late, or its answer is lost: recovery finishes them. */
    private static final Weighted<String> LATE = new Weighted<String>().add(1, "tok_slow_before")
            .add(1, "tok_slow_after").add(1, "tok_lost_reply");

    private final SplittableRandom random;
    private final Weighted<List<Product>> shelves;
    private final Weighted<String> tokens = new Weighted<String>().add(72, "tok_approved")
            .add(6, "tok_slow_before").add(6, "tok_slow_after").add(6, "tok_lost_reply")
            .add(4, "tok_declined").add(3, "tok_insufficient_funds").add(3, "tok_expired");
    private final Weighted<Integer> lineCounts = new Weighted<Integer>().add(6, 1).add(3, 2).add(1, 3);
    private final Comparator<Product> inOneOrder;
    private int drawn;

    Wishes(SplittableRandom random, Catalogue catalogue) {
        this.random = random;
        this.shelves = new Weighted<List<Product>>().add(81, catalogue.hot()).add(15, catalogue.ordinary())
                .add(4, catalogue.scarce());
        // Some clients list their products forwards, some backwards, so that orders meet that want the same stock crosswise.
        Comparator<Product> forwards = Comparator.comparing(Product::sku);
        this.inOneOrder = random.nextBoolean() ? forwards : forwards.reversed();
    }

    Wish next() {
        return new Wish(nextKey(), body());
    }

    /** Something whose end the request does not see. */
    Wish nextLate() {
        return new Wish(nextKey(), body(LATE.draw(random)));
    }

    /** All clients count alike: a key belongs to its shopper, and what one bought with it is nothing to another. */
    private String nextKey() {
        drawn++;
        return "purchase-" + drawn;
    }

    /** What is asked for; two that ask for the same are equal. */
    String body() {
        return body(tokens.draw(random));
    }

    private String body(String token) {
        Map<Product, Integer> basket = basket();
        ObjectNode body = JSON.createObjectNode();
        ArrayNode lines = body.putArray("lines");
        basket.forEach((product, quantity) -> line(lines, product.sku(), quantity));
        body.putObject("payment").put("token", token);
        if (chance(2)) {
            line(lines, "NO-GONE", 1); // no such product was ever sold
        } else if (chance(20)) {
            expect(body, basket);
        }
        return body.toString();
    }

    private Map<Product, Integer> basket() {
        Map<Product, Integer> basket = new TreeMap<>(inOneOrder);
        int lines = lineCounts.draw(random);
        for (int i = 0; i < lines; i++) {
            List<Product> shelf = shelves.draw(random);
            basket.put(shelf.get(random.nextInt(shelf.size())), random.nextInt(1, 4));
        }
        basket.replaceAll((product, quantity) -> Math.min(quantity, Math.max(1, product.available())));
        return basket;
    }

    /** One expectation of seven is wrong. */
    private void expect(ObjectNode body, Map<Product, Integer> basket) {
        long total = basket.entrySet().stream().mapToLong(line -> line.getKey().price() * line.getValue()).sum();
        body.putObject("expectedTotal").put("amount", chance(15) ? total + 100 : total).put("currency", "NOK");
    }

    private static void line(ArrayNode lines, String sku, int quantity) {
        lines.addObject().put("sku", sku).put("quantity", quantity);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}

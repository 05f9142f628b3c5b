package no.nattro.demo.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.nattro.demo.books.history.Operation;
import no.nattro.demo.books.history.Operation.End;
import no.nattro.demo.books.history.Told;
import org.jspecify.annotations.Nullable;

/**
 * What an answer means to its client, by the contract. These clients' requests are all well formed, so an answer that the
 * contract does not have for them is a fault of the shop.
 *
 * @param word      for the counts
 * @param order     that the answer names
 * @param isForeign whether the contract does not have it
 */
public record Meaning(End end, String word, @Nullable UUID order, boolean isForeign) {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<Integer, Set<String>> REFUSALS = Map.of(
            402, Set.of("payment-declined"),
            409, Set.of("out-of-stock", "price-changed", "order-cancelled", "request-in-progress"),
            422, Set.of("unknown-sku", "key-reused"));

    /**
     * What may be answered before anybody asks for the shopper. Everything else was found out inside, for nobody: the key that
     * keeps a client from paying twice is the shopper's, so the repeat of such a purchase would be another one.
     */
    private static final Set<Integer> WITHOUT_SHOPPER = Set.of(401, 429, 503);

    /** @param withCookie whether the request had one */
    public static Meaning ofPurchase(Heard heard, boolean withCookie) {
        if (!(heard instanceof Heard.Answered answered)) {
            return ofSilence(heard);
        }
        Meaning meaning = ofPurchase(answered, withCookie);
        return withCookie || WITHOUT_SHOPPER.contains(answered.status()) ? meaning : meaning.foreign();
    }

    private static Meaning ofPurchase(Heard.Answered answered, boolean withCookie) {
        JsonNode body = tree(answered.body());
        String slug = slug(body);
        String word = answered.status() + " " + (slug.isEmpty() ? body.path("status").asText("") : slug);
        return switch (answered.status()) {
            case 201 -> named(End.OK, word, body, "CONFIRMED");
            case 202 -> named(End.INFO, word, body, "PENDING");
            case 402, 409, 422 -> new Meaning(slug.equals("request-in-progress") ? End.INFO : End.FAIL, word, null,
                    !REFUSALS.get(answered.status()).contains(slug));
            case 401 -> new Meaning(End.FAIL, word, null, withCookie);
            default -> ofRefusal(answered.status(), word);
        };
    }

    private Meaning foreign() {
        return new Meaning(end, word, order, true);
    }

    public static Meaning ofCancellation(Heard heard) {
        if (!(heard instanceof Heard.Answered answered)) {
            return ofSilence(heard);
        }
        JsonNode body = tree(answered.body());
        String slug = slug(body);
        String word = answered.status() + " " + (slug.isEmpty() ? body.path("status").asText("") : slug);
        return switch (answered.status()) {
            case 200 -> named(End.OK, word, body, "CANCELLED", "REJECTED");
            case 202 -> named(End.INFO, word, body, "CANCELLED", "REJECTED", "PENDING");
            default -> ofRefusal(answered.status(), word);
        };
    }

    /** What came of a look at something, for the counts: {@code 200}, {@code 404 not-found}, {@code no answer}. */
    public static String ofLook(Heard heard) {
        return heard.answer().map(answered -> (answered.status() + " " + slug(tree(answered.body()))).strip())
                .orElseGet(() -> ofSilence(heard).word());
    }

    static boolean isProblem(Operation operation, String slug) {
        return operation.status() != null && operation.status() >= 400 && operation.response() != null
                && slug(tree(operation.response())).equals(slug);
    }

    private static Meaning named(End end, String word, JsonNode body, String... statuses) {
        UUID order = id(body.path("id").asText());
        return new Meaning(end, word, order,
                order == null || !Set.of(statuses).contains(body.path("status").asText()));
    }

    private static Meaning ofRefusal(int status, String word) {
        return switch (status) {
            case 429, 503 -> new Meaning(End.FAIL, word, null, false);
            case 500, 502, 504 -> new Meaning(End.INFO, word, null, false);
            default -> new Meaning(status >= 400 && status < 500 ? End.FAIL : End.INFO, word, null, true);
        };
    }

    /**
     * A connection that did not come about took nothing there, and nothing of it can arrive later. It is written down all the
     * same: the judges look at answers only, and a history without it would not say why a client asked again.
     */
    private static Meaning ofSilence(Heard heard) {
        return switch (heard) {
            case Heard.NotSent _ -> new Meaning(End.FAIL, "not sent", null, false);
            case Heard.HungUp _ -> new Meaning(End.INFO, "hung up", null, false);
            case Heard.NoAnswer _,Heard.Answered _ -> new Meaning(End.INFO, "no answer", null, false);
        };
    }

    public static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException _) {
            return JSON.createObjectNode();
        }
    }

    private static String slug(JsonNode body) {
        String type = body.path("type").asText("");
        return type.startsWith(Told.PROBLEM) ? type.substring(Told.PROBLEM.length()) : "";
    }

    public static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}

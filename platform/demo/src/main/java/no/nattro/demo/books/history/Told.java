package no.nattro.demo.books.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.nattro.demo.books.Line;
import no.nattro.demo.shop.Money;
import org.jspecify.annotations.Nullable;

/** An answer that decided a purchase, and must therefore stay true. */
public sealed interface Told {

    ObjectMapper JSON = new ObjectMapper();
    String PROBLEM = "urn:nattro:problem:";

    /** Refusals that stand with the order for ever; any other refusal is of the request. */
    Set<String> DECISIONS = Set.of("payment-declined", "out-of-stock", "price-changed", "order-cancelled",
            "unknown-sku");

    ShopperKey whom();

    /**
     * 201: it is bought.
     *
     * @param asked what the request had asked for, without prices; null when it was not recorded
     */
    record Bought(ShopperKey whom, UUID id, Money total, List<Line> lines, @Nullable List<Line> asked)
            implements
                Told {}

    /** It is decided against. */
    record RefusedFor(ShopperKey whom, String reason) implements Told {}

    /** Said 201 without an order that can be read. */
    record Nonsense(ShopperKey whom, String response) implements Told {}

    /** Empty when the answer decided nothing, or its shopper is not known. */
    static Optional<Told> by(Operation operation) {
        return operation.status() == null || operation.response() == null
                ? Optional.empty()
                : operation.shopperKey().flatMap(whom -> by(operation, whom));
    }

    private static Optional<Told> by(Operation operation, ShopperKey whom) {
        JsonNode response = tree(operation.response());
        if (operation.status() == 201) {
            return Optional.of(bought(operation, whom, response));
        }
        String type = response.path("type").asText("");
        return Optional.of(type).filter(urn -> urn.startsWith(PROBLEM)).map(urn -> urn.substring(PROBLEM.length()))
                .filter(DECISIONS::contains).map(reason -> new RefusedFor(whom, reason));
    }

    private static Told bought(Operation operation, ShopperKey whom, JsonNode response) {
        try {
            JsonNode total = response.required("total");
            return new Bought(whom, UUID.fromString(response.required("id").asText()),
                    new Money(total.required("amount").longValue(), total.required("currency").asText()),
                    lines(response), operation.body() == null ? null : lines(tree(operation.body())));
        } catch (IllegalArgumentException _) {
            return new Nonsense(whom, String.valueOf(operation.response()));
        }
    }

    /** In the order of their products. */
    private static List<Line> lines(JsonNode order) {
        List<Line> lines = new ArrayList<>();
        order.required("lines").forEach(line -> lines.add(new Line(line.required("sku").asText(),
                line.required("quantity").intValue(),
                line.hasNonNull("unitPrice") ? line.get("unitPrice").required("amount").longValue() : null)));
        lines.sort(Comparator.comparing(Line::sku));
        return List.copyOf(lines);
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException _) {
            return JSON.createObjectNode();
        }
    }
}

package no.nattro.gateway.file;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import no.nattro.gateway.Services;
import org.jspecify.annotations.Nullable;

/** What inventory-service and order-service answer to the page. */
final class Shelves {

    static final String ID = "6d8c2a4e-6a53-4f0e-9a63-0d2c2f1f8f10";

    private static final String ORDERS = "/api/orders";
    private static final String PRODUCT = """
            {"sku": "%s", "name": "%s", "description": "%s", "price": {"amount": %d, "currency": "NOK"}, "available": %d}""";

    private Shelves() {}

    /** A small shop, and nobody has ordered yet. */
    static void fill() {
        Services.answer(aResponse().withStatus(404));
        products(null, product("NO-1001", "Thermos flask", 39800, 12), product("NO-1002", "Cheese slicer", 14900, 1));
        orders();
    }

    static String product(String sku, String name, long amount, int available) {
        return PRODUCT.formatted(sku, name, "As good as it gets.", amount, available);
    }

    static void products(@Nullable String next, String... products) {
        Services.INVENTORY.stubFor(get(urlPathEqualTo("/api/products")).willReturn(okJson(
                "{\"items\": [" + String.join(",", products) + "], \"next\": "
                        + (next == null ? "null" : '"' + next + '"') + "}")));
    }

    static void orders(String... orders) {
        Services.ORDER.stubFor(get(urlPathEqualTo(ORDERS)).willReturn(
                okJson("{\"items\": [" + String.join(",", orders) + "], \"next\": null}")));
    }

    /** @param more as in {@code , "refund": "DONE"} */
    static String order(String status, String more) {
        return """
                {"id": "%s", "status": "%s", "total": {"amount": 39800, "currency": "NOK"}, "createdAt": "2026-11-01T08:00:00Z",
                 "lines": [{"sku": "NO-1001", "quantity": 1, "unitPrice": {"amount": 39800, "currency": "NOK"}}]%s}"""
                .formatted(ID, status, more);
    }

    /** Purchases are answered like this in turn, and the last of it stays. */
    static void purchases(ResponseDefinitionBuilder... answers) {
        inTurn("purchases", answers, answer -> post(urlEqualTo(ORDERS)).willReturn(answer));
    }

    /** The same, of whoever looks at the order. */
    static void looks(ResponseDefinitionBuilder... answers) {
        inTurn("looks", answers, answer -> get(urlEqualTo(ORDERS + "/" + ID)).willReturn(answer));
    }

    private static void inTurn(String name, ResponseDefinitionBuilder[] answers,
            Function<ResponseDefinitionBuilder, MappingBuilder> call) {
        Services.ORDER.resetScenarios();
        for (int i = 0; i < answers.length; i++) {
            Services.ORDER.stubFor(call.apply(answers[i]).inScenario(name).whenScenarioStateIs(turn(i))
                    .willSetStateTo(turn(Math.min(i + 1, answers.length - 1))));
        }
    }

    private static String turn(int number) {
        return number == 0 ? Scenario.STARTED : "turn " + number;
    }

    static ResponseDefinitionBuilder confirmed() {
        return okJson(order("CONFIRMED", "")).withStatus(201);
    }

    static ResponseDefinitionBuilder pending() {
        return okJson(order("PENDING", "")).withStatus(202).withHeader("Location", ORDERS + "/" + ID)
                .withHeader("Retry-After", "1");
    }

    static ResponseDefinitionBuilder problem(int status, String type) {
        return aResponse().withStatus(status).withHeader("Content-Type", "application/problem+json").withBody("""
                {"type": "urn:nattro:problem:%s", "title": "A title", "status": %d, "detail": "What <b>happened</b>.",
                 "requestId": "the-first-request"}""".formatted(type, status));
    }

    /** Every purchase that arrived, the first one first. */
    static List<LoggedRequest> bought() {
        return Services.ORDER.findAll(postRequestedFor(urlEqualTo(ORDERS))).stream()
                .sorted((a, b) -> a.getLoggedDate().compareTo(b.getLoggedDate())).toList();
    }

    /** When somebody looked for products, the first time first. */
    static List<Instant> lookedFor() {
        return Services.INVENTORY.findAll(getRequestedFor(urlPathEqualTo("/api/products"))).stream()
                .map(look -> look.getLoggedDate().toInstant()).sorted().toList();
    }

    /** The keys of these purchases, each named once. */
    static List<String> keys() {
        return bought().stream().map(purchase -> purchase.getHeader("Idempotency-Key")).distinct().toList();
    }
}

package no.nattro.inventory.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.nattro.inventory.support.Books;
import no.nattro.inventory.support.Calls;
import no.nattro.inventory.support.InventoryTest;
import no.nattro.inventory.support.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every refusal says what to change, and stores nothing. */
@InventoryTest
class BadRequestIT {

    private final Calls calls;
    private final Books books;
    private final UUID order = UUID.randomUUID();

    BadRequestIT(Calls calls, Books books) {
        this.calls = calls;
        this.books = books;
    }

    @ParameterizedTest(name = "{0} names {1}")
    @CsvSource(delimiterString = "->", quoteCharacter = '`', textBlock = """
            {"lines":[]}                                                 -> lines
            {"lines":null}                                               -> lines
            {}                                                           -> lines
            {"lines":[null]}                                             -> lines[0]
            {"lines":[{"quantity":1}]}                                   -> lines[0].sku
            {"lines":[{"sku":null,"quantity":1}]}                        -> lines[0].sku
            {"lines":[{"sku":"no-1001","quantity":1}]}                   -> lines[0].sku
            {"lines":[{"sku":["NO-1001"],"quantity":1}]}                 -> lines[0].sku
            {"lines":[{"sku":"NO-1001"}]}                                -> lines[0].quantity
            {"lines":[{"sku":"NO-1001","quantity":null}]}                -> lines[0].quantity
            {"lines":[{"sku":"NO-1001","quantity":0}]}                   -> lines[0].quantity
            {"lines":[{"sku":"NO-1001","quantity":-1}]}                  -> lines[0].quantity
            {"lines":[{"sku":"NO-1001","quantity":100}]}                 -> lines[0].quantity
            {"lines":[{"sku":"NO-1001","quantity":1.5}]}                 -> lines[0].quantity
            {"lines":[{"sku":"NO-1001","quantity":"2"}]}                 -> lines[0].quantity
            {"lines":[{"sku":"NO-1001","quantity":99999999999}]}         -> lines[0].quantity
            {"lines":[{"sku":"NO-1001","quantity":1,"colour":"red"}]}    -> lines[0].colour
            {"lines":[{"sku":"NO-1001","quantity":1}],"coupon":"X"}      -> coupon
            {"lines":{"sku":"NO-1001","quantity":1}}                     -> lines
            {"lines":[{"sku":"NO-1001","quantity":1},{"sku":"NO-1002","quantity":1},{"sku":"NO-1001","quantity":2}]} -> lines[2].sku
            """)
    void the_field_at_fault_is_named(String body, String field) {
        Reply reply = calls.send("PUT", "/reservations/" + order, body);

        assertRefused(reply, 400, "invalid-request");
        assertThat(reply.body().path("errors").findValuesAsText("field")).containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "\"lines\"", "{\"lines\":[{\"sku\":\"NO-1001\",\"quantity\":1}]} {}",
            "{\"lines\":[{\"sku\":\"NO-1001\",\"quantity\":1,\"quantity\":2}]}"})
    void what_is_not_the_expected_json_is_refused(String body) {
        assertRefused(calls.send("PUT", "/reservations/" + order, body,
                Map.of("Content-Type", "application/json")), 400, "invalid-request");
    }

    @Test
    void fifty_lines_are_held_and_fifty_one_refused() {
        String[] lines = IntStream.range(0, 51).mapToObj(_ -> books.newProduct(1) + "*1").toArray(String[]::new);

        Reply tooMany = calls.reserve(order, lines);
        assertRefused(tooMany, 400, "invalid-request");
        assertThat(tooMany.body().path("errors").findValuesAsText("field")).containsExactly("lines");

        assertThat(calls.reserve(order, Stream.of(lines).limit(50).toArray(String[]::new)).word()).isEqualTo("HELD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-1-1-1-1", "x", "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6", "%20"})
    void an_order_id_of_another_form_is_refused_by_every_call(String id) {
        Stream.of(calls.send("PUT", "/reservations/" + id, "{\"lines\":[{\"sku\":\"NO-1001\",\"quantity\":1}]}"),
                calls.send("PUT", "/reservations/" + id + "/confirmation", ""),
                calls.send("DELETE", "/reservations/" + id, ""))
                .forEach(reply -> {
                    assertRefused(reply, 400, "invalid-request");
                    assertThat(reply.body().path("errors").findValuesAsText("field")).containsExactly("orderId");
                });
    }

    @Test
    void a_body_over_64_kib_is_refused() {
        String body = IntStream.range(0, 3000).mapToObj(i -> "{\"sku\":\"NO-%d\",\"quantity\":1}".formatted(i))
                .collect(Collectors.joining(",", "{\"lines\":[", "]}"));

        assertRefused(calls.send("PUT", "/reservations/" + order, body), 413, "too-large");
    }

    @Test
    void another_content_type_method_or_path_is_refused() {
        assertRefused(calls.send("PUT", "/reservations/" + order, "lines=1", Map.of("Content-Type", "text/plain")),
                415, "unsupported-media-type");
        assertRefused(calls.send("POST", "/reservations/" + order, "{}"), 405, "method-not-allowed");
        assertRefused(calls.get("/reservations"), 404, "not-found");
        assertRefused(calls.get("/products/NO-1001"), 404, "not-found");
    }

    private void assertRefused(Reply reply, int status, String slug) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.word()).isEqualTo(slug);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.body().path("requestId").asText()).isEqualTo(reply.header("X-Request-ID")).isNotEmpty();
        assertThat(reply.detail()).isNotEmpty().doesNotContain("no.nattro", "Exception", "java.");
        assertThat(books.status(order)).isEmpty();
    }
}

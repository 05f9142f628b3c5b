package no.nattro.order.web;

import static no.nattro.order.web.OrderApi.ORDER;
import static no.nattro.order.web.OrderApi.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before an order exists, and says what to change. */
class BadOrderIT extends OrderApiFixture {

    static Stream<Arguments> bad_orders() {
        String payment = "\"payment\": {\"token\": \"tok_approved\"}";
        return Stream.of(
                arguments("{\"lines\": [", "JSON"),
                arguments("{" + payment + "}", "lines"),
                arguments("{\"lines\": [], " + payment + "}", "size must be between 1 and 50"),
                arguments("{\"lines\": [null], " + payment + "}", "lines[0]"),
                arguments(order("NO-1001", "0"), "greater than or equal to 1"),
                arguments(order("NO-1001", "-3"), "greater than or equal to 1"),
                arguments(order("NO-1001", "100"), "less than or equal to 99"),
                arguments(order("NO-1001", "99999999999"), "out of range"),
                arguments(order("NO-1001", "1.5"), "wrong kind"),
                arguments(order("NO-1001", "\"1\""), "wrong kind"),
                arguments(order("NO-1001", "null"), "must not be null"),
                arguments(order("no such", "1"), "capital letters"),
                arguments("{\"lines\": [{\"sku\": \"NO-1\", \"quantity\": 1}, {\"sku\": \"NO-1\", \"quantity\": 2}], "
                        + payment + "}", "add the quantities up"),
                arguments("{\"lines\": [" + "{\"sku\": \"NO-1\", \"quantity\": 1},".repeat(50)
                        + "{\"sku\": \"NO-2\", \"quantity\": 1}], " + payment + "}", "size must be between 1 and 50"),
                arguments("{\"lines\": [{\"sku\": \"NO-1\", \"quantity\": 1}]}", "payment"),
                arguments(order("NO-1001", "1").replace("tok_approved", "4111111111111111"),
                        "no card number is accepted"),
                arguments(order("NO-1001", "1").replace("tok_approved", "tok_A"), "small letters"),
                arguments(order("NO-1001", "1").replace("{\"lines\"", "{\"coupon\": \"X\", \"lines\""),
                        "'coupon' is not a field"),
                arguments(order("NO-1001", "1").replace("{\"lines\"",
                        "{\"expectedTotal\": {\"amount\": -1, \"currency\": \"NOK\"}, \"lines\""),
                        "greater than or equal to 0"),
                arguments(order("NO-1001", "1").replace("{\"lines\"",
                        "{\"expectedTotal\": {\"amount\": 1, \"currency\": \"SEK\"}, \"lines\""),
                        "is NOK: all prices are"));
    }

    @ParameterizedTest
    @MethodSource("bad_orders")
    void a_bad_order_is_a_400_that_says_what_to_change_and_stores_nothing(String body, String says) {
        HttpResponse<String> response = api.place("key-1", body);
        assertProblem(response, 400, "invalid-request");
        assertThat(response.body()).contains(says).doesNotContain("4111111111111111", "no.nattro", "Exception");
        assertThat(orders()).isZero();
        assertThat(script.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "tab\tbed"})
    void a_bad_key_is_a_400(String key) {
        assertProblem(api.place(key, ORDER), 400, "invalid-request");
        assertThat(orders()).isZero();
    }

    @Test
    void no_key_two_keys_or_a_long_key_is_a_400() {
        assertProblem(OrderApi.send(post()), 400, "invalid-request");
        assertProblem(OrderApi.send(post().header("Idempotency-Key", "a").header("Idempotency-Key", "b")), 400,
                "invalid-request");
        assertProblem(api.place("k".repeat(201), ORDER), 400, "invalid-request");
        assertThat(api.place("k".repeat(200), ORDER).statusCode()).isEqualTo(201);
    }

    @Test
    void another_type_method_or_size_is_refused_before_an_order_exists() {
        assertProblem(OrderApi.send(api.request("/api/orders").header("Idempotency-Key", "k")
                .header("Content-Type", "text/plain").POST(BodyPublishers.ofString(ORDER))), 415,
                "unsupported-media-type");
        assertProblem(OrderApi.send(api.request("/api/orders").DELETE()), 405, "method-not-allowed");
        assertProblem(OrderApi.send(post().header("Idempotency-Key", "k").header("Accept", "image/png")), 406,
                "not-acceptable");
        assertProblem(api.place("key-1", " ".repeat(70_000) + ORDER), 413, "too-large");
        assertThat(orders()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "42", "not-a-uuid"})
    void without_a_shopper_there_is_no_order(String shopper) {
        assertProblem(OrderApi.send(api.anonymous("/api/orders").header("X-Shopper-Id", shopper)
                .header("Idempotency-Key", "k").header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(ORDER))), 401, "shopper-required");
        assertProblem(OrderApi.send(api.anonymous("/api/orders")), 401, "shopper-required");
    }

    private static String order(String sku, String quantity) {
        return ORDER.replace("NO-1001", sku).replace(": 2}", ": " + quantity + "}");
    }

    private HttpRequest.Builder post() {
        return api.request("/api/orders").header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(ORDER));
    }
}

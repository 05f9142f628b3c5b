package no.nattro.payment.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import no.nattro.payment.Books;
import no.nattro.payment.PaymentCalls;
import no.nattro.payment.PaymentCalls.Reply;
import no.nattro.payment.WholeService;
import no.nattro.payment.domain.OrderId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@WholeService
class BadInputIT {

    private final PaymentCalls calls;
    private final Books books;
    private final OrderId order = OrderId.random();

    BadInputIT(PaymentCalls calls, Books books) {
        this.calls = calls;
        this.books = books;
    }

    @AfterEach
    void nothingWasStored() {
        assertThat(books.history(order)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {} | amount token
            {"amount": null, "token": null} | amount token
            {"amount": {}, "token": "tok_approved"} | amount.amount amount.currency
            {"amount": {"amount": 0, "currency": "NOK"}, "token": "tok_approved"} | amount.amount
            {"amount": {"amount": -1, "currency": "NOK"}, "token": "tok_approved"} | amount.amount
            {"amount": {"amount": 1000000000001, "currency": "NOK"}, "token": "tok_approved"} | amount.amount
            {"amount": {"amount": 99999999999999999999, "currency": "NOK"}, "token": "tok_approved"} | amount.amount
            {"amount": {"amount": 1.5, "currency": "NOK"}, "token": "tok_approved"} | amount.amount
            {"amount": {"amount": "100", "currency": "NOK"}, "token": "tok_approved"} | amount.amount
            {"amount": {"amount": 100, "currency": "SEK"}, "token": "tok_approved"} | amount.currency
            {"amount": {"amount": 100, "currency": "nok"}, "token": "tok_approved"} | amount.currency
            {"amount": 100, "token": "tok_approved"} | amount
            {"amount": {"amount": 100, "currency": "NOK"}, "token": "4111111111111111"} | token
            {"amount": {"amount": 100, "currency": "NOK"}, "token": "tok_4111111111111111"} | token
            {"amount": {"amount": 100, "currency": "NOK"}, "token": "tok_ab"} | token
            {"amount": {"amount": 100, "currency": "NOK"}, "token": ["tok_approved"]} | token
            {"amount": {"amount": 100, "currency": "NOK"}, "token": "tok_approved", "card": "x"} | card
            {"amount": {"amount": 100, "currency": "NOK", "vat": 1}, "token": "tok_approved"} | amount.vat
            """)
    void a_bad_field_is_named_and_the_card_number_in_it_is_not_repeated(String body, String fields) {
        Reply reply = calls.send("PUT", "/payments/" + order, body);

        assertThat(reply.summary()).isEqualTo("400 invalid-request");
        assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(reply.body().path("requestId").asText()).isEqualTo(reply.headers().firstValue("X-Request-ID").get());
        List<String> named = new ArrayList<>();
        for (JsonNode error : reply.body().path("errors")) {
            named.add(error.path("field").asText());
        }
        assertThat(named).containsExactly(fields.split(" "));
        assertThat(reply.text()).doesNotContain("411111");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"amount":
            []
            null
            "tok_approved"
            {"amount": {"amount": 100, "currency": "NOK"}, "token": "tok_approved"} {}
            {"amount": {"amount": 100, "currency": "NOK"}, "token": "tok_approved", "token": "tok_declined"}
            """)
    void what_is_not_the_expected_json_is_refused(String body) {
        assertThat(calls.send("PUT", "/payments/" + order, body).summary()).isEqualTo("400 invalid-request");
    }

    @Test
    void no_body_is_refused() {
        assertThat(calls.send("PUT", "/payments/" + order, "").summary()).isEqualTo("400 invalid-request");
    }

    @Test
    void an_order_id_that_is_none_is_refused() {
        assertThat(calls.send("DELETE", "/payments/not-an-id", "").summary()).isEqualTo("400 invalid-request");
    }

    @Test
    void another_content_type_is_refused() {
        assertThat(calls.charge(order, "tok_approved", "Content-Type", "text/plain").summary())
                .isEqualTo("415 unsupported-media-type");
    }

    @Test
    void another_method_is_refused_and_the_right_ones_are_named() {
        Reply reply = calls.send("POST", "/payments/" + order, "{}");

        assertThat(reply.summary()).isEqualTo("405 method-not-allowed");
        assertThat(reply.headers().firstValue("Allow").orElseThrow().split(",\\s*"))
                .contains("PUT", "DELETE", "GET");
    }

    @Test
    void a_body_over_64_kib_is_refused() {
        String padded = "{\"token\": \"tok_approved\"," + " ".repeat(70_000) + "\"amount\": {}}";

        assertThat(calls.send("PUT", "/payments/" + order, padded).summary()).isEqualTo("413 too-large");
    }
}

package no.nattro.demo.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import no.nattro.demo.books.history.Operation.End;
import no.nattro.demo.books.history.Purchases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeaningTest {

    private static final UUID ORDER = UUID.fromString("7e200000-0000-4000-8000-000000000001");

    @ParameterizedTest
    @CsvSource({"402, payment-declined, FAIL", "409, out-of-stock, FAIL", "409, price-changed, FAIL",
            "409, order-cancelled, FAIL", "409, request-in-progress, INFO", "422, unknown-sku, FAIL",
            "422, key-reused, FAIL", "429, too-many-requests, FAIL", "503, unavailable, FAIL",
            "500, outcome-unknown, INFO", "502, upstream-failed, INFO", "504, upstream-timeout, INFO"})
    void a_refusal_of_the_contract_did_not_happen_and_a_fault_may_have(int status, String type, End end) {
        Meaning meaning = Meaning.ofPurchase(answer(status, Purchases.problem(type)), true);

        assertThat(meaning).isEqualTo(new Meaning(end, status + " " + type, null, false));
    }

    @Test
    void an_answer_with_an_order_names_it() {
        assertThat(Meaning.ofPurchase(answer(201, ScriptedShop.confirmation(ORDER)), true))
                .isEqualTo(new Meaning(End.OK, "201 CONFIRMED", ORDER, false));
        assertThat(Meaning.ofPurchase(answer(202, order("PENDING")), true))
                .isEqualTo(new Meaning(End.INFO, "202 PENDING", ORDER, false));
    }

    @Test
    void who_has_no_cookie_may_be_refused_for_it_and_nobody_else() {
        Heard refused = answer(401, Purchases.problem("shopper-required"));

        assertThat(Meaning.ofPurchase(refused, false)).isEqualTo(
                new Meaning(End.FAIL, "401 shopper-required", null, false));
        assertThat(Meaning.ofPurchase(refused, true).isForeign()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"402, payment-declined", "409, out-of-stock", "409, request-in-progress", "422, key-reused",
            "400, invalid-request", "500, outcome-unknown", "502, upstream-failed", "504, upstream-timeout"})
    void a_purchase_of_nobody_goes_nowhere_so_no_service_can_have_answered_it(int status, String type) {
        assertThat(Meaning.ofPurchase(answer(status, Purchases.problem(type)), false).isForeign()).isTrue();
    }

    @Test
    void a_purchase_of_nobody_that_is_accepted_is_told() {
        assertThat(Meaning.ofPurchase(answer(201, ScriptedShop.confirmation(ORDER)), false))
                .isEqualTo(new Meaning(End.OK, "201 CONFIRMED", ORDER, true));
        assertThat(Meaning.ofPurchase(answer(202, order("PENDING")), false))
                .isEqualTo(new Meaning(End.INFO, "202 PENDING", ORDER, true));
    }

    @ParameterizedTest
    @CsvSource({"429, too-many-requests", "503, unavailable"})
    void a_purchase_of_nobody_may_find_the_door_closed(int status, String type) {
        assertThat(Meaning.ofPurchase(answer(status, Purchases.problem(type)), false).isForeign()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"200|{}", "201|{}", "201|{\"id\":\"7\",\"status\":\"CONFIRMED\"}",
            "202|nothing",
            "400|{\"type\":\"urn:nattro:problem:invalid-request\"}", "402|{}", "404|{}", "413|{}",
            "409|{\"type\":\"urn:nattro:problem:payment-declined\"}", "422|{\"type\":\"key-reused\"}"})
    void what_the_contract_does_not_have_is_told(int status, String body) {
        assertThat(Meaning.ofPurchase(answer(status, body), true).isForeign()).isTrue();
    }

    @Test
    void a_confirmation_that_says_something_else_is_none() {
        assertThat(Meaning.ofPurchase(answer(201, order("PENDING")), true).isForeign()).isTrue();
        assertThat(Meaning.ofPurchase(answer(202, order("CONFIRMED")), true).isForeign()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"200, CANCELLED, OK, false", "200, REJECTED, OK, false", "202, CANCELLED, INFO, false",
            "202, PENDING, INFO, false", "200, CONFIRMED, OK, true", "202, CONFIRMED, INFO, true"})
    void who_cancels_is_never_told_that_it_is_bought(int status, String shown, End end, boolean isForeign) {
        assertThat(Meaning.ofCancellation(answer(status, order(shown))))
                .isEqualTo(new Meaning(end, status + " " + shown, ORDER, isForeign));
    }

    @ParameterizedTest
    @CsvSource({"404, FAIL, true", "401, FAIL, true", "503, FAIL, false", "500, INFO, false", "504, INFO, false"})
    void an_own_order_can_always_be_cancelled(int status, End end, boolean isForeign) {
        Meaning meaning = Meaning.ofCancellation(answer(status, "{}"));

        assertThat(meaning.end()).isEqualTo(end);
        assertThat(meaning.isForeign()).isEqualTo(isForeign);
    }

    @Test
    void only_what_has_not_left_did_certainly_not_happen() {
        assertThat(Meaning.ofPurchase(new Heard.NotSent(), true)).isEqualTo(
                new Meaning(End.FAIL, "not sent", null, false));
        assertThat(Meaning.ofPurchase(new Heard.NoAnswer(), true)).isEqualTo(
                new Meaning(End.INFO, "no answer", null, false));
        assertThat(Meaning.ofCancellation(new Heard.HungUp())).isEqualTo(
                new Meaning(End.INFO, "hung up", null, false));
    }

    private static Heard answer(int status, String body) {
        return new Heard.Answered(status, body, Optional.empty(), false);
    }

    private static String order(String status) {
        return "{\"id\":\"" + ORDER + "\",\"status\":\"" + status + "\"}";
    }
}

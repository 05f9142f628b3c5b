package no.nattro.demo.books.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.nattro.demo.books.Line;
import no.nattro.demo.shop.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToldTest {

    private static final UUID SHOPPER = UUID.fromString("5a000000-0000-4000-8000-000000000001");
    private static final UUID ORDER = UUID.fromString("7e200000-0000-4000-8000-000000000001");
    private static final ShopperKey WHOM = new ShopperKey(SHOPPER, "k-1");

    @Test
    void a_confirmation_is_what_was_bought_and_what_was_asked_for() {
        assertThat(Told.by(Purchases.of(SHOPPER, "k-1", 201, Purchases.confirmation(ORDER, 79600, 2))))
                .contains(new Told.Bought(WHOM, ORDER, new Money(79600, "NOK"),
                        List.of(new Line("NO-1001", 2, 39800L)), List.of(new Line("NO-1001", 2, null))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"payment-declined", "out-of-stock", "price-changed", "order-cancelled", "unknown-sku"})
    void a_refusal_that_is_decided_stays(String type) {
        assertThat(Told.by(Purchases.of(SHOPPER, "k-1", 409, Purchases.problem(type))))
                .contains(new Told.RefusedFor(WHOM, type));
    }

    @ParameterizedTest
    @CsvSource({"409, request-in-progress", "422, key-reused", "500, outcome-unknown", "503, unavailable"})
    void a_refusal_of_the_request_decides_nothing(int status, String type) {
        assertThat(Told.by(Purchases.of(SHOPPER, "k-1", status, Purchases.problem(type)))).isEmpty();
    }

    @Test
    void an_answer_that_is_open_or_never_came_decides_nothing() {
        assertThat(Told.by(Purchases.of(SHOPPER, "k-1", 202, "{\"status\":\"PENDING\"}"))).isEmpty();
        assertThat(Told.by(Purchases.of(SHOPPER, "k-1", 504, "not even JSON"))).isEmpty();
        assertThat(Told.by(Purchases.of(SHOPPER, "k-1", null, null))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "not even JSON", "{\"id\":\"7\",\"total\":{\"amount\":1,\"currency\":\"NOK\"}}"})
    void a_confirmation_that_cannot_be_read_is_nonsense(String response) {
        assertThat(Told.by(Purchases.of(SHOPPER, "k-1", 201, response))).contains(new Told.Nonsense(WHOM, response));
    }

    @Test
    void only_purchases_have_a_shoppers_key() {
        Operation cancellation = new Operation(Instant.EPOCH, Operation.What.CANCEL, Purchases.cookie(SHOPPER), null,
                null, Operation.End.OK, 200, "{}", ORDER);
        Operation stranger = new Operation(Instant.EPOCH, Operation.What.BUY, null, "k-1", "{}", Operation.End.FAIL,
                401, Purchases.problem("shopper-required"), null);

        assertThat(cancellation.shopperKey()).isEmpty();
        assertThat(cancellation.shopper()).contains(SHOPPER);
        assertThat(stranger.shopperKey()).isEmpty();
    }
}

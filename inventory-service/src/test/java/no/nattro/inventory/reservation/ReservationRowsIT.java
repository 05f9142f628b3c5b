package no.nattro.inventory.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import no.nattro.inventory.support.Books;
import no.nattro.inventory.support.Calls;
import no.nattro.inventory.support.InventoryTest;
import no.nattro.inventory.support.Reply;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is kept of a request, and told from it later. */
@InventoryTest
class ReservationRowsIT {

    private static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final Calls calls;
    private final Books books;
    private final JdbcClient sql;
    private final UUID order = UUID.randomUUID();

    ReservationRowsIT(Calls calls, Books books, JdbcClient sql) {
        this.calls = calls;
        this.books = books;
        this.sql = sql;
    }

    @Test
    void the_price_is_the_one_of_the_reservation_whatever_comes_after() {
        String sku = books.newProduct(5);
        calls.reserve(order, sku + "*2");
        books.changePrice(sku, 99_900);

        Reply reply = calls.confirm(order);

        assertThat(reply.body().path("lines").path(0).path("unitPrice").path("amount").asLong()).isEqualTo(Books.PRICE);
        assertThat(reply.body().path("lines").path(0).path("unitPrice").path("currency").asText()).isEqualTo("NOK");
    }

    @Test
    void a_basket_is_held_as_a_whole_or_not_at_all() {
        String plenty = books.newProduct(50);
        String scarce = books.newProduct(1);
        String gone = books.newProduct(0);

        Reply reply = calls.reserve(order, scarce + "*3", plenty + "*10", gone + "*1");

        assertThat(reply.word()).isEqualTo("out-of-stock");
        assertThat(reply.detail())
                .isEqualTo("Only 1 left of Thing %s (%s), and 3 were wanted. Thing %s (%s) is sold out."
                        .formatted(scarce, scarce, gone, gone));
        assertThat(reply.body().path("errors").findValuesAsText("field"))
                .containsExactly("lines[0].quantity", "lines[2].quantity");
        assertThat(books.pieces(plenty)).isEqualTo(new Books.Pieces(50, 50, 0, 0));
        assertThat(linesOf(order)).isZero();
    }

    @Test
    void a_refused_order_is_refused_in_the_same_words_after_a_restock() {
        String sku = books.newProduct(1);
        Reply refused = calls.reserve(order, sku + "*2");
        books.restock(sku, 100);

        Reply again = calls.reserve(order, sku + "*2");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.detail()).isEqualTo(refused.detail());
        assertThat(again.body().path("errors")).isEqualTo(refused.body().path("errors"));
        assertThat(books.pieces(sku)).isEqualTo(new Books.Pieces(101, 101, 0, 0));
    }

    @Test
    void an_unknown_product_is_named_and_refused_for_ever() {
        String known = books.newProduct(5);
        String unknown = "NO-SUCH-" + order.toString().substring(0, 8).toUpperCase(Locale.ROOT);
        Reply refused = calls.reserve(order, unknown + "*1", known + "*1");
        sql.sql("INSERT INTO products VALUES (?, 'Now there', 'Now there.', 100, 'NOK')").param(unknown).update();

        Reply again = calls.reserve(order, known + "*1", unknown + "*1");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.word()).isEqualTo("unknown-sku");
        assertThat(refused.detail()).isEqualTo("There is no product " + unknown + ".");
        assertThat(refused.body().path("errors").findValuesAsText("field")).containsExactly("lines[0].sku");
        assertThat(again.word()).isEqualTo("unknown-sku");
        assertThat(again.body().path("errors").findValuesAsText("field")).containsExactly("lines[1].sku");
    }

    @Test
    void the_same_lines_in_another_order_are_the_same_request() {
        String one = books.newProduct(5);
        String other = books.newProduct(5);
        Reply first = calls.reserve(order, other + "*1", one + "*2");

        Reply again = calls.reserve(order, one + "*2", other + "*1");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(first.body().path("lines").findValuesAsText("sku")).containsExactly(one, other);
    }

    @Test
    void the_row_leads_back_to_its_request_and_the_history_to_every_one() {
        String sku = books.newProduct(5);
        String path = "/reservations/" + order;
        String body = "{\"lines\":[{\"sku\":\"%s\",\"quantity\":1}]}".formatted(sku);
        Reply first = calls.send("PUT", path, body, Map.of("Content-Type", "application/json",
                "X-Request-ID", "checkout-1", "traceparent", TRACEPARENT));
        calls.send("DELETE", path, "", Map.of("X-Request-ID", "cancelling-2"));

        assertThat(first.header("X-Request-ID")).isEqualTo("checkout-1");
        Map<String, Object> row = sql
                .sql("SELECT request_id, last_request_id, traceparent FROM reservations WHERE order_id = ?")
                .param(order)
                .query().singleRow();
        assertThat(row).containsEntry("request_id", "checkout-1").containsEntry("last_request_id", "cancelling-2");
        assertThat(row.get("traceparent").toString()).as("our own span, in the caller's trace")
                .matches(TRACEPARENT.substring(0, 36) + "[0-9a-f]{16}-01").isNotEqualTo(TRACEPARENT);
        assertThat(sql.sql("SELECT request_id FROM reservation_history WHERE order_id = ? ORDER BY id").param(order)
                .query(String.class).list()).containsExactly("checkout-1", "cancelling-2");
    }

    @Test
    void a_malformed_traceparent_is_not_kept() {
        calls.send("DELETE", "/reservations/" + order, "", Map.of("traceparent", "x".repeat(500)));

        assertThat(sql.sql("SELECT traceparent FROM reservations WHERE order_id = ?").param(order)
                .query(String.class).single()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    private int linesOf(UUID orderId) {
        return sql.sql("SELECT count(*) FROM reservation_lines WHERE order_id = ?").param(orderId)
                .query(Integer.class).single();
    }
}

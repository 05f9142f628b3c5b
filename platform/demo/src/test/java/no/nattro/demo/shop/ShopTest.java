package no.nattro.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import no.nattro.demo.home.DemoFailed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopTest {

    private static final Order ORDER = new Order(List.of(new BasketLine("NO-1001", 2)), "tok_approved", "key-1");
    private static final String COOKIE = "__Host-shopper=me; Max-Age=1000; Path=/; Secure; HttpOnly";
    private static final String CONFIRMED = """
            {"id": "order-1", "status": "CONFIRMED", "total": {"amount": 39800, "currency": "NOK"}}""";

    @TempDir
    private Path folder;
    private TestShop gateway;
    private Shop shop;

    @BeforeEach
    void open() throws IOException {
        gateway = new TestShop();
        shop = shop();
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void a_new_shopper_looks_at_a_product_first() {
        gateway.says(200, "{}", "Set-Cookie", COOKIE);
        gateway.says(201, CONFIRMED, "X-Request-ID", "request-1");
        shop.enter();
        Purchase purchase = shop.buy(ORDER);

        assertThat(gateway.requests.getFirst().path()).isEqualTo("/api/products?limit=1");
        assertThat(gateway.purchases()).singleElement().satisfies(request -> {
            assertThat(request.cookie()).isEqualTo("__Host-shopper=me");
            assertThat(request.key()).isEqualTo("key-1");
            assertThat(request.body()).contains("\"lines\":[{\"sku\":\"NO-1001\",\"quantity\":2}]",
                    "\"payment\":{\"token\":\"tok_approved\"}");
        });
        assertThat(purchase.answer()).isEqualTo(Answer.CONFIRMED);
        assertThat(purchase.orderId()).isEqualTo("order-1");
        assertThat(purchase.total()).hasToString("398,00 NOK");
        assertThat(purchase.requestId()).isEqualTo("request-1");
        assertThat(purchase.replayed()).isFalse();
    }

    @Test
    void the_same_shopper_comes_back_in_the_next_call() {
        gateway.says(200, "{}", "Set-Cookie", COOKIE);
        shop.enter();
        gateway.says(200, "{}");
        gateway.says(201, CONFIRMED, "Idempotency-Replayed", "true");
        Shop nextCall = shop();
        nextCall.enter();

        assertThat(nextCall.buy(ORDER).replayed()).isTrue();
        assertThat(gateway.requests).extracting(TestShop.Request::path)
                .filteredOn(path -> path.startsWith("/api/products")).hasSize(1);
    }

    @Test
    void a_refusal_for_want_of_a_cookie_is_repeated_once_with_the_same_key() {
        gateway.says(401, "{}", "Set-Cookie", COOKIE);
        gateway.says(201, CONFIRMED);

        assertThat(shop.buy(ORDER).answer()).isEqualTo(Answer.CONFIRMED);
        assertThat(gateway.purchases()).extracting(TestShop.Request::key).containsExactly("key-1", "key-1");
        assertThat(gateway.purchases().getLast().cookie()).isEqualTo("__Host-shopper=me");
    }

    @Test
    void who_is_told_to_come_back_later_does_with_the_same_key() {
        gateway.says(429, "{}", "Retry-After", "0");
        gateway.says(429, "{}", "Retry-After", "0");
        gateway.says(201, CONFIRMED);
        Purchase purchase = shop.buy(ORDER);

        assertThat(purchase.answer()).isEqualTo(Answer.CONFIRMED);
        assertThat(purchase.limited()).isEqualTo(2);
        assertThat(gateway.purchases()).extracting(TestShop.Request::key).containsExactly("key-1", "key-1", "key-1");
    }

    @Test
    void a_second_refusal_is_the_answer() {
        gateway.says(401, "{\"title\": \"No shopper\"}");
        gateway.says(401, "{\"title\": \"No shopper\"}");

        assertThat(shop.buy(ORDER).answer()).isEqualTo(Answer.REFUSED);
        assertThat(gateway.purchases()).hasSize(2);
    }

    @Test
    void a_problem_is_explained_with_each_field_at_fault() {
        gateway.says(400, """
                {"title": "Not valid", "detail": "See errors.", "errors": [
                 {"field": "payment.token", "message": "is missing"}]}""");

        assertThat(shop.buy(ORDER).explanation()).containsExactly("Not valid: See errors.",
                "payment.token: is missing");
    }

    @Test
    void a_pending_purchase_tells_the_key_to_ask_with() {
        gateway.says(202, "{\"id\": \"order-1\", \"total\": null}", "Location", "/api/orders/order-1");
        Purchase purchase = shop.buy(ORDER);

        assertThat(purchase.answer()).isEqualTo(Answer.PENDING);
        assertThat(purchase.total()).isNull();
        assertThat(purchase.explanation()).containsExactly("Ask again with the same key: --key key-1");
    }

    @Test
    void an_answer_that_cannot_be_read_is_no_refusal() {
        gateway.says(502, "<html>Bad gateway</html>");
        Purchase purchase = shop.buy(ORDER);

        assertThat(purchase.answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(purchase.explanation()).containsExactly("<html>Bad gateway</html>",
                "Ask again with the same key: --key key-1");
    }

    @Test
    void what_never_left_is_not_called_unknown() {
        gateway.close();

        assertThat(shop.buy(ORDER).answer()).isEqualTo(Answer.NOT_SENT);
        assertThatThrownBy(shop::enter).isInstanceOf(DemoFailed.class).hasMessageContaining("does not answer");
    }

    @Test
    void a_shop_that_gives_no_cookie_cannot_be_bought_from() {
        gateway.says(503, "closed");

        assertThatThrownBy(shop::enter).isInstanceOf(DemoFailed.class).hasMessageContaining("HTTP 503): closed");
    }

    private Shop shop() {
        return new Shop(gateway.address(), new PoliteClient(HttpClient.newHttpClient(), _ -> {}),
                new CookieJar(folder.resolve("cookies.txt"), "localhost", InstantSource.system()));
    }
}

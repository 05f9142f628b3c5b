package no.nattro.demo.lesson.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import no.nattro.demo.client.Answers;
import no.nattro.demo.client.Doors;
import no.nattro.demo.client.Recorder;
import no.nattro.demo.client.ScriptedShop;
import no.nattro.demo.client.ScriptedShop.Reply;
import no.nattro.demo.client.ScriptedShop.Request;
import no.nattro.demo.client.Stopping;
import no.nattro.demo.client.Till;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.lesson.ManualTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomersTest {

    private static final int MANY = 30;

    @TempDir
    private Path folder;
    private final ManualTime time = new ManualTime();
    private final Answers answers = new Answers();
    private ScriptedShop shop;
    private Recorder recorder;
    private Customers customers;

    @BeforeEach
    void open() throws IOException {
        shop = new ScriptedShop();
        recorder = new Recorder(folder.resolve("history.jsonl"));
        customers = enter(2);
        shop.requests.clear();
    }

    @AfterEach
    void close() {
        customers.close();
        recorder.close();
        shop.close();
    }

    @Test
    void everybody_comes_in_by_looking_at_products_and_has_a_cookie_of_their_own() {
        for (int i = 0; i < 4; i++) {
            assertThat(ask(Kind.CHECKOUT)).isEqualTo("201 CONFIRMED");
        }
        assertThat(shop.purchases()).extracting(Request::cookie).doesNotContainNull();
        assertThat(shop.purchases().stream().map(Request::cookie).distinct()).hasSize(2);
        assertThat(answers.contradictions()).isEmpty();
    }

    @Test
    void purchases_have_a_key_each_and_some_cards_are_declined() {
        for (int i = 0; i < MANY; i++) {
            ask(Kind.CHECKOUT);
        }
        assertThat(shop.purchases().stream().map(request -> request.cookie() + request.key()).distinct())
                .hasSize(MANY);
        assertThat(shop.purchases().stream().filter(request -> request.body().contains("tok_declined")).count())
                .isBetween(1L, MANY / 5L);
    }

    @Test
    void the_list_and_single_products_are_looked_at() {
        for (int i = 0; i < 4; i++) {
            assertThat(ask(Kind.PRODUCT_PAGE)).isEqualTo("200");
        }
        assertThat(shop.requests).extracting(Request::path).contains("/api/products", "/api/products/NO-1001");
    }

    @Test
    void shoppers_look_at_their_own_orders_and_at_none_while_they_have_none() {
        assertThat(customers.next(Kind.ORDER_READ)).isEmpty();
        ask(Kind.CHECKOUT);
        assertThat(ask(Kind.ORDER_READ)).isEqualTo("200");

        Request purchase = shop.purchases().getFirst();
        assertThat(shop.requests.getLast().cookie()).isEqualTo(purchase.cookie());
        assertThat(shop.requests.getLast().path()).matches("/api/orders/[0-9a-f-]{36}");
    }

    @Test
    void a_pending_order_is_asked_for_when_the_shop_has_said_and_no_sooner() {
        UUID order = UUID.randomUUID();
        shop.says(new Reply(202, Reply.pending(order).body(), "Retry-After", "3"));
        assertThat(ask(Kind.CHECKOUT)).isEqualTo("202 PENDING");

        time.await(Duration.ofMillis(2900));
        assertThat(customers.next(Kind.ORDER_READ)).isEmpty();
        time.await(Duration.ofSeconds(3));
        ask(Kind.ORDER_READ);
        assertThat(shop.requests.getLast().path()).isEqualTo("/api/orders/" + order);
    }

    @Test
    void whoever_is_told_to_come_later_does_and_the_next_has_the_turn() {
        shop.says(Reply.problem(503, "service-unavailable", "Retry-After", "5"),
                Reply.problem(429, "rate-limited", "Retry-After", "2"), Reply.pending(UUID.randomUUID()));
        assertThat(List.of(ask(Kind.CHECKOUT), ask(Kind.CHECKOUT)))
                .containsExactly("503 service-unavailable", "429 rate-limited");

        assertThat(customers.next(Kind.CHECKOUT)).as("everybody has been told to come later").isEmpty();
        assertThat(ask(Kind.PRODUCT_PAGE)).as("what is not refused").isEqualTo("200");
        time.await(Duration.ofSeconds(2));
        ask(Kind.CHECKOUT);
        ask(Kind.CHECKOUT);
        List<String> cookies = shop.purchases().stream().map(Request::cookie).map(Objects::requireNonNull).toList();
        assertThat(cookies.subList(2, 4)).as("who was to wait for 5 s").doesNotContain(cookies.getFirst());
        time.await(Duration.ofSeconds(5));
        ask(Kind.CHECKOUT);
        ask(Kind.CHECKOUT);
        assertThat(shop.purchases().subList(4, 6)).extracting(Request::cookie).contains(cookies.getFirst());
    }

    @Test
    void a_shop_that_does_not_show_its_products_lets_nobody_in() {
        shop.close();
        assertThatThrownBy(() -> enter(1)).isInstanceOf(DemoFailed.class)
                .hasMessageStartingWith("The shop does not show its products");
    }

    private Customers enter(int count) {
        return Customers.enter(count, new Doors(shop.address(), ScriptedShop::client),
                door -> new Till(door, recorder, answers, InstantSource.system(), new Stopping()), time);
    }

    private String ask(Kind kind) {
        return customers.next(kind).orElseThrow().get();
    }
}

package no.nattro.demo.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import no.nattro.demo.home.DemoFailed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VisitorTest {

    private static final Duration PACE = Duration.ofMillis(5);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer shop;
    private volatile int status = 200;
    private volatile String products = "{\"items\":[{\"sku\":\"NO-1001\"},{\"sku\":\"NO-1002\"}]}";

    @BeforeEach
    void open() throws IOException {
        shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        shop.createContext("/", this::answer);
        shop.start();
    }

    @AfterEach
    void close() {
        shop.stop(0);
    }

    @Test
    void looks_at_the_list_and_at_a_product_in_turn_as_one_shopper() {
        try (Visitor visitor = visitor(Version.HTTP_1_1)) {
            visitor.enter();
            visitor.look(3, System.nanoTime(), PACE);
        }

        assertThat(asked).containsExactly("/api/products as nobody", "/api/products as shopper=anna",
                "/api/products/NO-1001 as shopper=anna", "/api/products as shopper=anna");
    }

    @Test
    void the_time_counts_from_when_a_look_was_due_and_not_from_when_there_was_time_for_it() {
        try (Visitor visitor = visitor(Version.HTTP_1_1)) {
            visitor.enter();
            long due = System.nanoTime() - Duration.ofSeconds(2).toNanos();

            assertThat(LongStream.of(visitor.look(2, due, PACE)).mapToObj(Duration::ofNanos)).hasSize(2)
                    .allSatisfy(taken -> assertThat(taken).isGreaterThan(Duration.ofMillis(1900)));
        }
    }

    @Test
    void whoever_is_limited_or_refused_measures_nothing() {
        try (Visitor visitor = visitor(Version.HTTP_1_1)) {
            visitor.enter();
            status = 429;
            assertThatThrownBy(() -> visitor.look(1, System.nanoTime(), PACE)).isInstanceOf(DemoFailed.class)
                    .hasMessageContaining("the shop limits the rate");
            status = 503;
            assertThatThrownBy(() -> visitor.look(1, System.nanoTime(), PACE)).isInstanceOf(DemoFailed.class)
                    .hasMessage("the shop answered 503 to a read");
        }
    }

    @Test
    void another_version_of_http_is_not_measured_unnoticed() {
        try (Visitor visitor = visitor(Version.HTTP_2)) {
            assertThatThrownBy(visitor::enter).isInstanceOf(DemoFailed.class)
                    .hasMessage("the shop speaks HTTP_1_1 and not HTTP_2");
        }
    }

    @Test
    void a_shop_without_products_is_told() {
        products = "{\"items\":[]}";
        try (Visitor visitor = visitor(Version.HTTP_1_1)) {
            assertThatThrownBy(visitor::enter).isInstanceOf(DemoFailed.class)
                    .hasMessageStartingWith("the shop shows no products");
        }
    }

    private Visitor visitor(Version version) {
        return new Visitor(new Door("the shop", URI.create("http://127.0.0.1:" + shop.getAddress().getPort()), version),
                HttpClient.newBuilder().version(version).build());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String cookie = exchange.getRequestHeaders().getFirst("Cookie");
        asked.add(exchange.getRequestURI() + " as " + (cookie == null ? "nobody" : cookie));
        exchange.getResponseHeaders().add("Set-Cookie", "shopper=anna; Path=/; Secure; HttpOnly");
        byte[] body = products.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}

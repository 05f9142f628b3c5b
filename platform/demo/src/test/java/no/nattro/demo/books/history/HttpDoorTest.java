package no.nattro.demo.books.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.concurrent.atomic.AtomicInteger;
import no.nattro.demo.books.history.Replayed.Reply;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.shop.PoliteClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpDoorTest {

    private final AtomicInteger asked = new AtomicInteger();
    private volatile int refusals;
    private HttpServer gateway;

    @BeforeEach
    void open() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Retry-After", "0");
            exchange.sendResponseHeaders(asked.getAndIncrement() < refusals ? 429 : 201, -1);
            exchange.close();
        });
        gateway.start();
    }

    @AfterEach
    void close() {
        gateway.stop(0);
    }

    @Test
    void a_refusal_for_coming_too_often_is_not_the_answer_to_a_purchase() {
        refusals = 3;

        assertThat(door().send("shopper=me", "key-1", "{}")).isEqualTo(new Reply(201, ""));
        assertThat(asked).hasValue(4);
    }

    @Test
    void a_shop_that_refuses_for_ever_ends_the_replay_and_not_the_purchase() {
        refusals = Integer.MAX_VALUE;

        assertThatThrownBy(() -> door().send("shopper=me", "key-1", "{}")).isInstanceOf(DemoFailed.class)
                .hasMessageContaining("cannot be replayed");
        assertThat(asked).as("once, and 120 times more").hasValue(121);
    }

    private HttpDoor door() {
        URI shop = URI.create("http://127.0.0.1:" + gateway.getAddress().getPort());
        return new HttpDoor(new PoliteClient(HttpClient.newHttpClient(), _ -> {}), shop);
    }
}

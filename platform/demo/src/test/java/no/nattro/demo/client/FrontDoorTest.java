package no.nattro.demo.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FrontDoorTest {

    private static final Wish WISH = new Wish("k-1", "{\"lines\":[]}");

    @Test
    void who_hangs_up_is_gone_from_the_line() throws Exception {
        try (ServerSocket gateway = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                FrontDoor door = door(gateway)) {
            CompletableFuture<Boolean> hungUp = CompletableFuture.supplyAsync(() -> readsToTheEnd(gateway));

            assertThat(door.buy(WISH, Duration.ofMillis(500))).isEqualTo(new Heard.HungUp());
            assertThat(hungUp.get(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_connection_that_breaks_gives_no_answer() throws Exception {
        try (ServerSocket gateway = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                FrontDoor door = door(gateway)) {
            CompletableFuture<Void> broken = CompletableFuture.runAsync(() -> breakOff(gateway));

            assertThat(door.buy(WISH, null)).isEqualTo(new Heard.NoAnswer());
            broken.get(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_shop_that_is_not_there_was_sent_nothing() throws IOException {
        ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        gone.close();
        try (FrontDoor door = door(gone)) {
            assertThat(door.buy(WISH, null)).isEqualTo(new Heard.NotSent());
            assertThat(door.cancel(UUID.randomUUID())).isEqualTo(new Heard.NotSent());
        }
    }

    @Test
    void an_answer_in_time_is_taken_although_the_client_would_have_hung_up() throws IOException {
        try (ScriptedShop shop = new ScriptedShop();
                FrontDoor door = new FrontDoor(shop.address(), HttpClient.newHttpClient())) {
            assertThat(door.buy(WISH, Duration.ofSeconds(5)).hasStatus(401)).isTrue();
        }
    }

    @Test
    void each_cookie_that_is_set_is_sent_from_then_on() throws IOException {
        try (ScriptedShop shop = new ScriptedShop();
                FrontDoor door = new FrontDoor(shop.address(), HttpClient.newHttpClient())) {
            assertThat(door.cookie()).isNull();
            door.get("/api/products?limit=1");
            String first = door.cookie();
            shop.says(new ScriptedShop.Reply(503, "{}", "Set-Cookie", "__Host-shopper=second; Path=/"));
            door.buy(WISH, null);
            door.cancel(UUID.randomUUID());

            assertThat(first).startsWith("__Host-shopper=v1.").doesNotContain(";");
            assertThat(shop.requests).extracting(ScriptedShop.Request::cookie)
                    .containsExactly(null, first, "__Host-shopper=second");
        }
    }

    @Test
    void the_time_to_come_back_is_read() throws IOException {
        try (ScriptedShop shop = new ScriptedShop();
                FrontDoor door = new FrontDoor(shop.address(), HttpClient.newHttpClient())) {
            shop.says(new ScriptedShop.Reply(503, "{}", "Retry-After", "7"),
                    new ScriptedShop.Reply(503, "{}", "Retry-After", "Mon, 23 Nov 2026 18:00:00 GMT"));

            assertThat(door.buy(WISH, null).answer().orElseThrow().retryAfter()).contains(Duration.ofSeconds(7));
            assertThat(door.buy(WISH, null).answer().orElseThrow().retryAfter()).isEmpty();
        }
    }

    private static FrontDoor door(ServerSocket gateway) {
        return new FrontDoor(URI.create("http://127.0.0.1:" + gateway.getLocalPort()), HttpClient.newHttpClient());
    }

    private static boolean readsToTheEnd(ServerSocket gateway) {
        try (Socket connection = gateway.accept()) {
            connection.getInputStream().readAllBytes();
            return true;
        } catch (SocketException _) {
            return true; // a reset is an end, too
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void breakOff(ServerSocket gateway) {
        try (Socket connection = gateway.accept()) {
            connection.getInputStream().read();
            connection.setSoLinger(true, 0); // reset
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

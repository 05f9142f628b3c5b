package no.nattro.demo.bugs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import no.nattro.postgres.Role;

/** Somebody who buys one piece, with one key. */
record Shopper(URI shop, UUID id) {

    /** An order that nothing holds up any more ends in milliseconds; this is for a machine that does other things. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @return the status of the answer */
    int buys(String token) {
        return post("/api/orders", """
                {"lines": [{"sku": "%s", "quantity": 1}], "payment": {"token": "%s"}}""".formatted(Stage.SKU, token));
    }

    /** And waits for the answer while the story goes on. */
    CompletableFuture<Integer> buysMeanwhile(String token) {
        return CompletableFuture.supplyAsync(() -> buys(token), task -> Thread.ofVirtual().start(task));
    }

    void cancels() {
        assertThat(post("/api/orders/" + order() + "/cancellation", "")).isIn(200, 202);
    }

    UUID order() {
        return UUID.fromString(Rows.query(Role.ORDERS,
                "SELECT id FROM orders WHERE shopper_id = '" + id + "' ORDER BY created_at").getFirst());
    }

    void awaitStatus(String status) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(Rows.query(Role.ORDERS,
                "SELECT status FROM orders WHERE shopper_id = '" + id + "'")).containsExactly(status));
    }

    private int post(String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(shop.resolve(path)).header("X-Shopper-Id", id.toString())
                .header("Idempotency-Key", "seeded").header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

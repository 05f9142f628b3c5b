package no.nattro.inventory.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import no.nattro.inventory.support.Books;
import no.nattro.inventory.support.Calls;
import no.nattro.inventory.support.InventoryTest;
import no.nattro.inventory.support.Reply;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** The service broken on purpose, as in the demo. */
@InventoryTest
@TestPropertySource(properties = "nattro.faults.enabled=true")
@DirtiesContext
class FaultsIT {

    private final Calls calls;
    private final String sku;
    private final Environment environment;

    FaultsIT(Calls calls, Books books, Environment environment) {
        this.calls = calls;
        this.sku = books.newProduct(10);
        this.environment = environment;
    }

    @Test
    void one_shopper_is_refused_and_every_other_served() throws Exception {
        UUID anna = UUID.randomUUID();
        assertThat(manage("POST", "{\"kind\": \"error\", \"status\": 503, \"shopper\": \"" + anna
                + "\", \"for\": \"5m\"}")).isEqualTo(200);
        UUID order = UUID.randomUUID();

        assertThat(reserve(order, anna).status()).isEqualTo(503);
        assertThat(reserve(order, UUID.randomUUID()).word()).isEqualTo("HELD");
        assertThat(calls.get("/api/products/" + sku).status()).isEqualTo(200);
        assertThat(manage("DELETE", "")).isEqualTo(200);
        assertThat(reserve(order, anna).word()).isEqualTo("HELD");
    }

    private Reply reserve(UUID order, UUID shopper) {
        return calls.send("PUT", "/reservations/" + order, "{\"lines\":[{\"sku\":\"" + sku + "\",\"quantity\":1}]}",
                Map.of("Content-Type", "application/json", "X-Shopper-Id", shopper.toString()));
    }

    private int manage(String method, String body) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                    + environment.getRequiredProperty("local.management.port") + "/actuator/faults"))
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body)).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}

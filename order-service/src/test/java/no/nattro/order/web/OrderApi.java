package no.nattro.order.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;

/** A shopper that the gateway has let through, over a real socket. */
record OrderApi(int port, UUID shopper) {

    static final String ORDER = """
            {"lines": [{"sku": "NO-1001", "quantity": 2}], "payment": {"token": "tok_approved"}}""";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    static OrderApi at(int port) {
        return new OrderApi(port, UUID.randomUUID());
    }

    HttpResponse<String> place(String key, String body) {
        return send(request("/api/orders").header("Idempotency-Key", key).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> get(String path) {
        return send(request(path));
    }

    HttpResponse<String> cancel(String id) {
        return send(request("/api/orders/" + id + "/cancellation").POST(BodyPublishers.noBody()));
    }

    HttpRequest.Builder request(String path) {
        return anonymous(path).header("X-Shopper-Id", shopper.toString());
    }

    HttpRequest.Builder anonymous(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(response.body(), e);
        }
    }
}

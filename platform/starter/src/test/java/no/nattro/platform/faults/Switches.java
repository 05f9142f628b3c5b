package no.nattro.platform.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** The endpoint as somebody uses it over HTTP. */
final class Switches implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI endpoint;

    Switches(int managementPort) {
        endpoint = URI.create("http://127.0.0.1:" + managementPort + "/actuator/faults");
    }

    /** @param json with single quotes, which need no escapes */
    HttpResponse<String> post(String json) {
        return send(HttpRequest.newBuilder(endpoint).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.replace('\'', '"'))));
    }

    /** Begins a fault; its id. */
    String begin(String json) {
        HttpResponse<String> response = post(json);
        if (response.statusCode() != 200) {
            throw new AssertionError(response.body());
        }
        return json(response).path("id").asText();
    }

    JsonNode list() {
        return json(send(HttpRequest.newBuilder(endpoint))).path("faults");
    }

    HttpResponse<String> clear() {
        return send(HttpRequest.newBuilder(endpoint).DELETE());
    }

    HttpResponse<String> clear(String id) {
        return send(HttpRequest.newBuilder(URI.create(endpoint + "/" + id)).DELETE());
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError(response.body(), e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}

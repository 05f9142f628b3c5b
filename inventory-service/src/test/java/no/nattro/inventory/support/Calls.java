package no.nattro.inventory.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import no.nattro.platform.request.Deadline;

/** The service's callers. */
public final class Calls {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final IntSupplier port;

    Calls(IntSupplier port) {
        this.port = port;
    }

    /** @param lines as in {@code "NO-1001*2"} */
    public Reply reserve(UUID orderId, String... lines) {
        return send("PUT", "/reservations/" + orderId, body(lines));
    }

    /** The same, by a caller who waits no longer than that. */
    public Reply reserveWithin(Duration left, UUID orderId, String... lines) {
        return send("PUT", "/reservations/" + orderId, body(lines), Map.of("Content-Type", "application/json",
                Deadline.HEADER, Long.toString(left.toMillis())));
    }

    public Reply confirm(UUID orderId) {
        return send("PUT", "/reservations/" + orderId + "/confirmation", "");
    }

    public Reply undo(UUID orderId) {
        return send("DELETE", "/reservations/" + orderId, "");
    }

    public Reply get(String path) {
        return send("GET", path, "");
    }

    /** Sends a JSON body; none where it is empty. */
    public Reply send(String method, String path, String body) {
        return send(method, path, body, body.isEmpty() ? Map.of() : Map.of("Content-Type", "application/json"));
    }

    public Reply send(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest
                .newBuilder(URI.create("http://127.0.0.1:" + port.getAsInt() + path))
                .method(method, body.isEmpty()
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.headers(), JSON.readTree(response.body()));
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON was answered", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String body(String... lines) {
        return Arrays.stream(lines).map(line -> line.split("\\*"))
                .map(line -> "{\"sku\":\"%s\",\"quantity\":%s}".formatted(line[0], line[1]))
                .collect(Collectors.joining(",", "{\"lines\":[", "]}"));
    }
}

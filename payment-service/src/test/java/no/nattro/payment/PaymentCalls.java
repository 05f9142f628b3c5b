package no.nattro.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import no.nattro.payment.domain.OrderId;
import org.springframework.core.env.Environment;

/** Calls the service over HTTP as order-service does. */
public class PaymentCalls {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Environment environment;

    PaymentCalls(Environment environment) {
        this.environment = environment;
    }

    public record Reply(int status, HttpHeaders headers, String text) {

        public JsonNode body() {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** As in {@code 200 CAPTURED} or {@code 402 payment-declined}. */
        public String summary() {
            JsonNode type = body().path("type");
            return status + " " + (type.isMissingNode()
                    ? body().path("status").asText()
                    : type.asText().replace("urn:nattro:problem:", ""));
        }
    }

    public Reply charge(OrderId orderId, String token, String... headers) {
        return send("PUT", "/payments/" + orderId, """
                {"amount": {"amount": 39800, "currency": "NOK"}, "token": "%s"}""".formatted(token), headers);
    }

    public Reply undo(OrderId orderId, String... headers) {
        return send("DELETE", "/payments/" + orderId, "", headers);
    }

    public Reply look(OrderId orderId) {
        return send("GET", "/payments/" + orderId, "");
    }

    public Reply send(String method, String path, String body, String... headers) {
        URI url = URI.create("http://localhost:" + environment.getRequiredProperty("local.server.port") + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(url).method(method, body.isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body));
        request.setHeader("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

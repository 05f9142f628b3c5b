package no.nattro.demo.bugs;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A request of the checkout to a neighbour, as it was sent. It may arrive any time, and any number of times. */
record Message(Sent sent, String method, URI to, Map<String, List<String>> headers, byte[] body) {

    /** Of the connection, or used up by the time that it arrives late. */
    private static final Set<String> LEFT_OUT = Set.of("host", "connection", "content-length", "transfer-encoding",
            "upgrade", "http2-settings", "x-request-deadline-ms");

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static Message of(HttpExchange exchange, Function<Sent, URI> neighbours) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Sent sent = Sent.of(exchange.getRequestMethod(), path);
        return new Message(sent, exchange.getRequestMethod(), neighbours.apply(sent).resolve(path),
                Map.copyOf(exchange.getRequestHeaders()), exchange.getRequestBody().readAllBytes());
    }

    /** The order that it is about. */
    String order() {
        return to.getPath().split("/")[2];
    }

    /** The same to another address, without a body. */
    Message redirected(Sent other, URI neighbour, String path) {
        return new Message(other, method, neighbour.resolve(path), headers, new byte[0]);
    }

    /** Arrives, and is answered. */
    Answer deliver() {
        HttpRequest.Builder request = HttpRequest.newBuilder(to).method(method,
                HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach((name, values) -> {
            if (!LEFT_OUT.contains(name.toLowerCase())) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            HttpResponse<byte[]> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), answer.headers().firstValue("Content-Type").orElse(""),
                    answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the neighbour says, or is made to say. */
    record Answer(int status, String type, byte[] body) {

        static Answer json(int status, String body) {
            return new Answer(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
        }

        static Answer problem(int status, String type) {
            return new Answer(status, "application/problem+json", """
                    {"type": "urn:nattro:problem:%s", "title": "Refused", "status": %d, "detail": "Refused."}"""
                    .formatted(type, status).getBytes(StandardCharsets.UTF_8));
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        void to(HttpExchange exchange) throws IOException {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}

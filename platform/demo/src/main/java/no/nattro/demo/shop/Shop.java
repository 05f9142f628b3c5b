package no.nattro.demo.shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import no.nattro.demo.home.DemoFailed;
import org.jspecify.annotations.Nullable;

/** The shop as it is seen from outside: through the gateway only. One shopper, also for many purchases at once. */
public final class Shop {

    /** A client's budget: above the gateway's 4.5 s, so that the gateway's answer is seen and not cut off. */
    private static final Duration BUDGET = Duration.ofSeconds(5);

    private static final int UNAUTHORISED = 401;
    private static final int TOO_MANY = 429;
    private static final int MOST_WAITS = 60; // of a second each: 200 at once are through in 40 s
    private static final long LONGEST_WAIT = 10; // seconds, whatever Retry-After says
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI address;
    private final HttpClient http;
    private final CookieJar cookies;

    public Shop(URI address, HttpClient http, CookieJar cookies) {
        this.address = address;
        this.http = http;
        this.cookies = cookies;
    }

    /**
     * Gets the shopper a cookie if there is none: without one a purchase is refused. Opens the connection in any case,
     * so that the time of a purchase is the shop's, and not that of this JVM's first TLS handshake.
     */
    public void enter() {
        boolean isNew = cookies.isEmpty();
        try {
            HttpResponse<String> answer = send(
                    request(isNew ? "/api/products?limit=1" : "/docs/openapi.json").GET().build());
            if (isNew && cookies.isEmpty()) {
                throw new DemoFailed("The shop does not show its products (HTTP " + answer.statusCode() + "): "
                        + answer.body());
            }
        } catch (IOException e) {
            throw new DemoFailed("The shop does not answer at " + address + ": " + e.getMessage()
                    + ". How is it? ./demo status", e);
        }
    }

    public Purchase buy(Order order) {
        long start = System.nanoTime();
        try {
            HttpResponse<String> answer = send(post(order));
            int limited = 0;
            while (answer.statusCode() == TOO_MANY && limited < MOST_WAITS) {
                limited++;
                waitAsTold(answer);
                start = System.nanoTime(); // how long the shop takes is to be told, not how long it wanted us to wait
                answer = send(post(order));
            }
            if (answer.statusCode() == UNAUTHORISED) {
                // The cookie came with the refusal. The key is the same: should both arrive, they are one purchase.
                answer = send(post(order));
            }
            return purchase(order, answer, millisSince(start), limited);
        } catch (ConnectException | HttpConnectTimeoutException _) {
            return failed(order, Answer.NOT_SENT, "The shop does not answer at " + address + ".", millisSince(start));
        } catch (IOException e) {
            return failed(order, Answer.UNKNOWN, "No answer: " + e.getMessage() + ".", millisSince(start));
        }
    }

    /** Nothing was done: the same purchase may come again, with the same key. */
    private static void waitAsTold(HttpResponse<?> answer) {
        long seconds = answer.headers().firstValue("Retry-After").filter(value -> value.matches("[0-9]{1,6}"))
                .map(Long::parseLong).orElse(1L);
        try {
            TimeUnit.SECONDS.sleep(Math.min(seconds, LONGEST_WAIT));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("Interrupted", e);
        }
    }

    private HttpRequest post(Order order) throws JsonProcessingException {
        return request("/api/orders").header("Content-Type", "application/json").header("Idempotency-Key", order.key())
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(order.body()))).build();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path)).timeout(BUDGET)
                .header("Accept", "application/json, application/problem+json");
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies.header());
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            cookies.accept(answer.headers().allValues("Set-Cookie"));
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("Interrupted", e);
        }
    }

    private static Purchase purchase(Order order, HttpResponse<String> answer, long milliseconds, int limited) {
        JsonNode body = tree(answer.body());
        boolean isProblem = answer.statusCode() >= 400;
        Answer word = Answer.of(answer.statusCode(), body.path("type").asText(""));
        return new Purchase(word, answer.statusCode(), orderId(body, answer),
                total(body.path("total")), milliseconds, answer.headers().firstValue("X-Request-ID").orElse(null),
                order.key(), answer.headers().firstValue("Idempotency-Replayed").filter("true"::equals).isPresent(),
                isProblem || word == Answer.UNKNOWN ? body : null, limited);
    }

    private static @Nullable String orderId(JsonNode body, HttpResponse<String> answer) {
        return body.path("id").asText(answer.headers().firstValue("Location")
                .map(location -> location.substring(location.lastIndexOf('/') + 1)).orElse(null));
    }

    private static @Nullable Money total(JsonNode total) {
        return total.hasNonNull("amount")
                ? new Money(total.path("amount").asLong(), total.path("currency").asText())
                : null;
    }

    private static Purchase failed(Order order, Answer answer, String detail, long milliseconds) {
        return new Purchase(answer, null, null, null, milliseconds, null, order.key(), false,
                JSON.createObjectNode().put("detail", detail), 0);
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException _) {
            return JSON.createObjectNode().put("detail", body.isBlank() ? "The answer is empty." : body);
        }
    }

    private static long millisSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }
}

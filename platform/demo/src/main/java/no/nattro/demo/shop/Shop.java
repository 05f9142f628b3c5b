package no.nattro.demo.shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import no.nattro.demo.home.DemoFailed;
import org.jspecify.annotations.Nullable;

/** The shop as it is seen from outside: through the gateway only. One shopper, also for many purchases at once. */
public final class Shop {

    /** A client's budget: above the gateway's 4.5 s, so that the gateway's answer is seen and not cut off. */
    private static final Duration BUDGET = Duration.ofSeconds(5);

    private static final int UNAUTHORISED = 401;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI address;
    private final PoliteClient client;
    private final CookieJar cookies;

    public Shop(URI address, PoliteClient client, CookieJar cookies) {
        this.address = address;
        this.client = client;
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
                    request(isNew ? "/api/products?limit=1" : "/docs/openapi.json").GET().build()).answer();
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
            PoliteClient.Reply reply = send(post(order));
            if (reply.answer().statusCode() == UNAUTHORISED) {
                // The cookie came with the refusal. The key is the same: should both arrive, they are one purchase.
                reply = send(post(order));
            }
            return purchase(order, reply.answer(), reply.took().toMillis(), reply.limited());
        } catch (ConnectException | HttpConnectTimeoutException _) {
            return failed(order, Answer.NOT_SENT, "The shop does not answer at " + address + ".", millisSince(start));
        } catch (IOException e) {
            return failed(order, Answer.UNKNOWN, "No answer: " + e.getMessage() + ".", millisSince(start));
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

    private PoliteClient.Reply send(HttpRequest request) throws IOException {
        PoliteClient.Reply reply = client.send(request);
        cookies.accept(reply.answer().headers().allValues("Set-Cookie"));
        return reply;
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

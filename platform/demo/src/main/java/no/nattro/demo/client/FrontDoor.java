package no.nattro.demo.client;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One client's way into the shop, with the cookie that the shop gave it last. */
public final class FrontDoor implements AutoCloseable {

    /** Above the gateway's 4.5 s, so that its answer is seen and not cut off. */
    public static final Duration BUDGET = Duration.ofSeconds(5);

    private final URI shop;
    private final HttpClient http;
    private volatile @Nullable String cookie;

    public FrontDoor(URI shop, HttpClient http) {
        this.shop = shop;
        this.http = http;
    }

    /** The whole header; null while there is none. */
    @Nullable
    public String cookie() {
        return cookie;
    }

    /** @param hangUpAfter null to wait for the answer */
    public Heard buy(Wish wish, @Nullable Duration hangUpAfter) {
        return send(request("/api/orders").header("Content-Type", "application/json")
                .header("Idempotency-Key", wish.key()).POST(HttpRequest.BodyPublishers.ofString(wish.body())),
                hangUpAfter);
    }

    public Heard cancel(UUID order) {
        return send(request("/api/orders/" + order + "/cancellation").POST(HttpRequest.BodyPublishers.noBody()), null);
    }

    public Heard get(String path) {
        return send(request(path).GET(), null);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(shop.resolve(path)).timeout(BUDGET)
                .header("Accept", "application/json, application/problem+json");
        String known = cookie;
        return known == null ? request : request.header("Cookie", known);
    }

    private Heard send(HttpRequest.Builder request, @Nullable Duration hangUpAfter) {
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request.build(),
                HttpResponse.BodyHandlers.ofString());
        try {
            Duration patience = hangUpAfter == null ? BUDGET.multipliedBy(2) : hangUpAfter;
            return answered(answer.get(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException _) {
            answer.cancel(true); // closes the connection, or with HTTP/2 resets the stream
            return new Heard.HungUp();
        } catch (ExecutionException e) {
            return unanswered(e.getCause());
        } catch (InterruptedException _) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Heard.NoAnswer();
        }
    }

    private Heard answered(HttpResponse<String> answer) {
        answer.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.split(";", 2)[0]);
        return new Heard.Answered(answer.statusCode(), answer.body(), retryAfter(answer),
                answer.headers().firstValue("Idempotency-Replayed").filter("true"::equals).isPresent());
    }

    private static Optional<Duration> retryAfter(HttpResponse<?> answer) {
        return answer.headers().firstValue("Retry-After").filter(seconds -> seconds.matches("[0-9]{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    /** A connection that did not come about took nothing there. Whatever else went wrong, something may have arrived. */
    private static Heard unanswered(Throwable cause) {
        return cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException
                ? new Heard.NotSent()
                : new Heard.NoAnswer();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}

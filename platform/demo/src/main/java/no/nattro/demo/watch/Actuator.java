package no.nattro.demo.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * The management port of one process. All that is asked in one look is answered within that look's time, or the look is over:
 * a frozen process accepts connections, too, and says nothing.
 */
final class Actuator {

    /** One, since it keeps its connections: a new one for each question would leave thousands waiting to be forgotten. */
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port;
    private long until = System.nanoTime();

    Actuator(int port) {
        this.port = port;
    }

    /** Begins a look that ends within that time. */
    void begin(Duration limit) {
        until = System.nanoTime() + limit.toNanos();
    }

    /**
     * @param tags as in {@code state:open}
     * @throws NoAnswer when the look's time is over before there is one
     */
    Metric metric(String name, List<String> tags) {
        String query = tags.stream().map(tag -> "tag=" + URLEncoder.encode(tag, StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", tags.isEmpty() ? "" : "?", ""));
        CompletableFuture<HttpResponse<String>> answer = HTTP.sendAsync(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/metrics/" + name + query))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        try {
            HttpResponse<String> response = answer.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            return response.statusCode() == HttpURLConnection.HTTP_OK
                    ? Metric.of(JSON.readTree(response.body()))
                    : Metric.MISSING;
        } catch (ExecutionException | TimeoutException | JsonProcessingException e) {
            throw new NoAnswer(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswer(e);
        } finally {
            answer.cancel(true); // ends its connection where there was no answer
        }
    }
}

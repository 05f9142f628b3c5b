package no.nattro.demo.lesson.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.stack.Instance;

/**
 * What a service says of itself, and the faults that it can be given. A look that is not answered shows nothing: who measures a
 * service that may be in trouble must not fail with it, nor wait for it.
 */
public final class ManagementPort {

    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** It keeps its connections: a lesson looks ten times a second. */
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY).connectTimeout(LIMIT).build();

    private final Instance instance;
    private final URI address;

    public ManagementPort(Instance instance, int port) {
        this.instance = instance;
        this.address = URI.create("http://127.0.0.1:" + port + "/actuator/");
    }

    /**
     * The value of a metric, of a timer how often; empty when there is none, or no answer.
     *
     * @param tags as in {@code state:open}
     */
    public OptionalDouble metric(String name, String... tags) {
        String query = IntStream.range(0, tags.length).mapToObj(i -> (i == 0 ? "?tag=" : "&tag=") + tags[i])
                .collect(Collectors.joining());
        JsonNode value = get("metrics/" + name + query).path("measurements").path(0).path("value");
        return value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty();
    }

    /** How many requests the active faults have met; empty when none is active, or no answer came. */
    public OptionalDouble struck() {
        JsonNode faults = get("faults").path("faults");
        return faults.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(faults.valueStream().mapToLong(fault -> fault.path("struck").asLong()).sum());
    }

    /**
     * Lets every request hang for so long; returns when it does.
     *
     * @throws DemoFailed when the service does not take it
     */
    public void hang(Duration length) {
        String fault = JSON.valueToTree(Map.of("kind", "hang", "for", length.toMillis() + "ms")).toString();
        try {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(address.resolve("faults"))
                    .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(fault)));
            if (answer.statusCode() != HttpURLConnection.HTTP_OK) {
                throw new DemoFailed(instance + " takes no fault: it answered " + answer.statusCode() + " "
                        + answer.body());
            }
        } catch (IOException e) {
            throw new DemoFailed(instance + " takes no fault: " + e, e);
        }
    }

    private JsonNode get(String path) {
        try {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(address.resolve(path)));
            return answer.statusCode() == HttpURLConnection.HTTP_OK
                    ? JSON.readTree(answer.body())
                    : MissingNode.getInstance();
        } catch (IOException _) {
            return MissingNode.getInstance();
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return HTTP.send(request.timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("Interrupted", e);
        }
    }
}

package no.nattro.platform.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What every servlet service does with a request, over a real socket. */
@SpringBootTest(classes = ProbeApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureObservability
class ServletPartTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MeterRegistry metrics;

    @Test
    void a_request_id_is_kept_answered_and_in_the_log_context() throws Exception {
        HttpResponse<String> response = get("/seen", "X-Request-ID", "given-1234");
        assertThat(response.headers().allValues("X-Request-ID")).containsExactly("given-1234");
        assertThat(json(response).path("requestId").asText()).isEqualTo("given-1234");
        assertThat(json(response).path("mdc").asText()).isEqualTo("given-1234");
        assertThat(json(response).path("trace").asText())
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "with space 123", "ünïcödé-123"})
    void a_malformed_or_missing_request_id_is_replaced_everywhere(String given) throws Exception {
        HttpResponse<String> response = get("/seen", "X-Request-ID", given);
        String made = response.headers().firstValue("X-Request-ID").orElseThrow();
        assertThat(made).matches("[0-9a-f-]{36}");
        assertThat(json(response).path("requestId").asText()).isEqualTo(made);
        assertThat(json(response).path("mdc").asText()).isEqualTo(made);
    }

    @Test
    void two_request_ids_are_none() throws Exception {
        HttpResponse<String> response = get("/seen", "X-Request-ID", "given-1234", "X-Request-ID", "given-5678");
        assertThat(json(response).path("requestId").asText()).matches("[0-9a-f-]{36}");
    }

    @ParameterizedTest
    @MethodSource
    void the_deadline_is_what_the_caller_leaves_but_never_more_than_the_budget(String header, long atMost)
            throws Exception {
        long left = json(get("/seen", "X-Request-Deadline-Ms", header)).path("left").asLong();
        assertThat(left).isBetween(0L, atMost);
        assertThat(left).isGreaterThan(atMost - 400);
    }

    static Stream<Arguments> the_deadline_is_what_the_caller_leaves_but_never_more_than_the_budget() {
        return Stream.of(arguments("700", 700), arguments("99999", 4000), arguments("soon", 4000),
                arguments("-5", 4000),
                arguments("99999999999999999999", 4000));
    }

    static Stream<Arguments> bad_bodies() {
        return Stream.of(
                arguments("{\"name\": \"a\", \"count\": 1", "line 1"),
                arguments("", "JSON body is required"),
                arguments("{\"nam\": \"a\", \"count\": 1}",
                        "'nam' is not a field of this request; known here: count, name"),
                arguments("{\"name\": 1001, \"count\": 1}", "'name' has a value of the wrong kind"),
                arguments("{\"name\": \"a\", \"count\": \"1\"}", "'count' has a value of the wrong kind"),
                arguments("{\"name\": \"a\", \"count\": 1.5}", "'count' has a value of the wrong kind"),
                arguments("{\"name\": \"a\", \"count\": 99999999999}", "'count' is out of range"),
                arguments("{\"name\": \"a\", \"count\": null}", "'count' has a value of the wrong kind"),
                arguments("{\"name\": \"a\", \"count\": 1, \"count\": 2}", "not the JSON that is expected"),
                arguments("{\"name\": \"a\", \"count\": 1} {}", "not the JSON that is expected"),
                arguments("[]", "not the JSON that is expected"),
                arguments("{\"name\": \" \", \"count\": 1}", "'errors' names each"));
    }

    @ParameterizedTest
    @MethodSource("bad_bodies")
    void a_bad_body_is_a_400_that_says_what_to_change(String body, String says) throws Exception {
        HttpResponse<String> response = post("/named", "application/json", BodyPublishers.ofString(body));
        assertProblem(response, 400, "invalid-request");
        assertThat(response.body()).contains(says).doesNotContain("no.nattro", "jackson", "Exception");
    }

    @Test
    void a_body_over_64_kb_is_a_413_announced_or_chunked() throws Exception {
        byte[] body = ("{\"name\": \"" + "x".repeat(70_000) + "\"}").getBytes(StandardCharsets.US_ASCII);
        assertProblem(post("/named", "application/json", BodyPublishers.ofByteArray(body)), 413, "too-large");
        assertProblem(post("/named", "application/json",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))), 413, "too-large");
    }

    @Test
    void another_content_type_method_or_path_is_told_apart() throws Exception {
        assertProblem(post("/named", "text/plain", BodyPublishers.ofString("a")), 415, "unsupported-media-type");
        HttpResponse<String> wrongMethod = get("/named");
        assertProblem(wrongMethod, 405, "method-not-allowed");
        assertThat(wrongMethod.headers().firstValue("Allow")).contains("POST");
        assertProblem(get("/nothing"), 404, "not-found");
        assertProblem(get("/seen", "Accept", "image/png"), 406, "not-acceptable");
    }

    @Test
    void a_bad_parameter_is_a_400() throws Exception {
        assertProblem(get("/limited?limit=ten"), 400, "invalid-request");
        assertProblem(get("/limited?limit=11"), 400, "invalid-request");
        assertProblem(get("/limited"), 400, "invalid-request");
    }

    @Test
    void a_refusal_tells_its_detail_fields_and_when_to_come_back() throws Exception {
        HttpResponse<String> busy = get("/busy");
        assertProblem(busy, 503, "unavailable");
        assertThat(busy.headers().firstValue("Retry-After")).contains("2");
        assertThat(json(get("/refused")).path("errors")).isEqualTo(
                JSON.readTree("[{\"field\": \"field\", \"message\": \"change it\"}]"));
    }

    @Test
    void a_bug_is_a_500_that_keeps_its_secrets() throws Exception {
        HttpResponse<String> response = get("/bug");
        assertProblem(response, 500, "internal-error");
        assertThat(response.body()).doesNotContain("secret", "hunter2", "IllegalState");
    }

    @Test
    void readiness_is_told_on_the_main_port_whatever_else_the_request_says() throws Exception {
        assertThat(get("/livez").statusCode()).isEqualTo(200);
        HttpResponse<String> ready = get("/readyz", "X-Request-Deadline-Ms", "0", "X-Request-ID", "short", "Accept",
                "text/html, image/gif, */*; q=.2");
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void what_takes_no_traffic_is_alive_but_not_ready() throws Exception {
        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
        try {
            assertThat(get("/readyz").statusCode()).isEqualTo(503);
            assertThat(get("/livez").statusCode()).isEqualTo(200);
        } finally {
            AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
        }
    }

    @Test
    void a_probe_is_neither_traced_nor_counted_among_the_requests() throws Exception {
        get("/readyz");
        get("/livez");
        get("/seen");

        await().until(() -> !uris("200").isEmpty());
        assertThat(uris("200")).isSubsetOf("/seen", "/limited");
    }

    private List<String> uris(String status) {
        return metrics.find("http.server.requests").tag("status", status).timers().stream()
                .map(timer -> timer.getId().getTag("uri")).toList();
    }

    private static void assertProblem(HttpResponse<String> response, int status, String type) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = json(response);
        assertThat(problem.path("type").asText()).isEqualTo("urn:nattro:problem:" + type);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).isNotBlank();
        assertThat(problem.path("requestId").asText())
                .isEqualTo(response.headers().firstValue("X-Request-ID").orElseThrow());
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String type, HttpRequest.BodyPublisher body) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(uri(path)).POST(body).header("Content-Type", type).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}

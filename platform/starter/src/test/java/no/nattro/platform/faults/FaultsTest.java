package no.nattro.platform.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.coyote.AbstractProtocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** What faults do to requests, over real sockets. */
@SpringBootTest(classes = FaultyService.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "management.server.port=0", "management.endpoints.web.exposure.include=health, faults",
        "nattro.faults.enabled=true"})
@AutoConfigureObservability
@ExtendWith(OutputCaptureExtension.class)
@Timeout(60)
class FaultsTest {

    private static final String BODY = "{\"text\": \"blåbær\", \"token\": \"tok_struck\"}";
    private static final int MANY = 90; // below the 96 places of a service

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @Autowired
    private FaultyService service;

    @Autowired
    private MeterRegistry metrics;

    @Autowired
    private ServletWebServerApplicationContext context;

    private Switches switches;

    @BeforeEach
    void nothingYet() {
        switches = new Switches(managementPort);
        service.processed.clear();
    }

    @AfterEach
    void nothingIsLeft(@TempDir Path folder) throws IOException {
        switches.clear();
        http.close();
        switches.close();
        await().untilAsserted(() -> assertThat(service.inside).hasValue(0));
        assertThat(threads(folder)).doesNotContain("FaultFilter");
        await().untilAsserted(() -> assertThat(tomcat().getConnectionCount()).as("the next one, and no other")
                .isLessThanOrEqualTo(1));
        assertThat(active()).isZero();
    }

    @Test
    void a_delay_holds_a_request_and_lets_it_go_on() throws Exception {
        switches.begin("{'kind': 'delay', 'delay': '400ms', 'for': '1m'}");
        long start = System.nanoTime();

        assertThat(put("late", BODY).body()).contains("blåbær");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
    }

    @Test
    void the_end_of_a_fault_ends_the_delays_that_it_has_made() throws Exception {
        switches.begin("{'kind': 'delay', 'delay': '1h', 'for': '500ms'}");

        assertThat(put("late", BODY).statusCode()).isEqualTo(200);
        assertThat(service.processed).containsExactly("late");
    }

    @Test
    void a_token_is_struck_in_whatever_order_the_body_has_its_fields_and_the_body_arrives_unharmed() throws Exception {
        String id = switches.begin("{'kind': 'hang', 'token': 'tok_struck', 'for': '1m'}");
        CompletableFuture<HttpResponse<String>> struck = sendPut("struck", BODY);
        await().until(() -> struck(id) == 1);

        assertThat(put("other", BODY.replace("tok_struck", "tok_other")).body()).contains("blåbær", "tok_other");
        assertThat(put("elsewhere", "{\"token\": null, \"text\": \"tok_struck\"}").statusCode()).isEqualTo(200);
        assertThat(get("bodiless").statusCode()).isEqualTo(200);
        assertThat(put("chunked", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(
                "{\"token\": \"t\", \"text\": \"x\"}".getBytes(StandardCharsets.UTF_8)))).statusCode()).isEqualTo(200);
        assertThat(struck).isNotDone();
        switches.clear(id);

        assertThat(struck.get(10, TimeUnit.SECONDS).body()).contains("blåbær", "tok_struck");
        assertThat(service.processed).containsExactly("other", "elsewhere", "bodiless", "chunked", "struck");
    }

    @Test
    void a_shopper_is_struck_and_nobody_else() throws Exception {
        switches.begin("{'kind': 'error', 'status': 503, 'shopper': 'anna', 'for': '1m'}");

        assertThat(get("a", "X-Shopper-Id", "anna").statusCode()).isEqualTo(503);
        assertThat(get("b", "X-Shopper-Id", "bjarne").statusCode()).isEqualTo(200);
        assertThat(get("c").statusCode()).isEqualTo(200);
    }

    @Test
    void a_token_of_a_shopper_must_be_both() throws Exception {
        switches.begin("{'kind': 'error', 'status': 503, 'shopper': 'anna', 'token': 'tok_struck', 'for': '1m'}");

        assertThat(put("a", BODY, "X-Shopper-Id", "anna").statusCode()).isEqualTo(503);
        assertThat(put("b", BODY, "X-Shopper-Id", "bjarne").statusCode()).isEqualTo(200);
        assertThat(put("c", BODY.replace("struck", "other"), "X-Shopper-Id", "anna").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {402, 429, 500, 503, 599})
    void an_error_is_a_problem_of_no_type_and_nothing_was_processed(int status) throws Exception {
        switches.begin("{'kind': 'error', 'status': %d, 'for': '1m'}".formatted(status));

        HttpResponse<String> response = put("never", BODY, "X-Request-ID", "the-request");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 429 || status == 503);
        JsonNode problem = Switches.json(response);
        assertThat(problem.path("type").asText()).isEqualTo("about:blank");
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("requestId").asText()).isEqualTo("the-request");
        assertThat(service.processed).isEmpty();
    }

    @Test
    void an_error_of_rate_0_strikes_nobody() throws Exception {
        switches.begin("{'kind': 'error', 'status': 500, 'rate': 0, 'for': '1m'}");
        assertThat(get("a").statusCode()).isEqualTo(200);
    }

    @Test
    void what_hangs_holds_its_place_until_the_fault_is_over_and_goes_on_then() throws Exception {
        String id = switches.begin("{'kind': 'hang', 'for': '1m'}");
        List<CompletableFuture<HttpResponse<String>>> hanging = IntStream.range(0, MANY)
                .mapToObj(each -> sendPut("hung", BODY)).toList();
        await().atMost(20, TimeUnit.SECONDS).untilAsserted(() -> assertThat(service.inside).hasValue(MANY));
        assertThat(service.processed).isEmpty();
        assertThat(hanging).allSatisfy(each -> assertThat(each).isNotDone());

        switches.clear(id);

        for (CompletableFuture<HttpResponse<String>> each : hanging) {
            assertThat(each.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
        assertThat(service.processed).hasSize(MANY);
    }

    @Test
    void a_hang_ends_by_itself() throws Exception {
        switches.begin("{'kind': 'hang', 'for': '1s'}");
        assertThat(put("hung", BODY).statusCode()).isEqualTo(200);
        assertThat(switches.list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_hangs_goes_when_its_client_does_and_is_not_processed(boolean hasBody) throws Exception {
        String id = switches.begin("{'kind': 'hang', 'for': '1m'}");
        try (Connection impatient = new Connection(port)) {
            (hasBody ? impatient.put("/things/hung", BODY) : impatient.get("/things/hung")).send("");
            await().until(() -> struck(id) == 1);
            assertThat(service.inside).hasValue(1);
        }
        await().untilAsserted(() -> assertThat(service.inside).hasValue(0));
        switches.clear();
        assertThat(get("next").statusCode()).isEqualTo(200);
        assertThat(service.processed).containsExactly("next");
    }

    /** As RFC 9112, section 9.3.2, has it: what is not answered on a connection that ends is sent again on another. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void who_has_sent_the_next_request_already_is_told_that_it_was_not_read(boolean together) throws Exception {
        String id = switches.begin("{'kind': 'hang', 'for': '1m'}");
        try (Connection hasty = new Connection(port)) {
            String next = "GET /things/second HTTP/1.1\r\nHost: localhost\r\n\r\n";
            hasty.put("/things/first", BODY, together ? next : "");
            await().until(() -> struck(id) == 1);
            hasty.send(together ? "" : next);
            await().pollDelay(Duration.ofSeconds(1)).until(() -> true); // some looks
            assertThat(service.inside).hasValue(1);
            switches.clear();
            assertThat(hasty.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 200").contains("Connection: close");
            hasty.readUntil("tok_struck");
            hasty.bytesUntilTheEnd();
        }
        assertThat(service.processed).containsExactly("first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/things/get", "/large", "/bug"})
    void a_lost_reply_is_that_of_a_request_that_was_processed_and_no_byte_of_it_comes(String path) throws Exception {
        switches.begin("{'kind': 'lose-reply', 'for': '1m'}");
        try (Connection connection = new Connection(port)) {
            assertThat(connection.get(path).bytesUntilTheEnd()).isZero();
        }
        try (Connection connection = new Connection(port)) {
            assertThat(connection.put("/things/put", BODY).bytesUntilTheEnd()).isZero();
        }
        assertThat(service.processed).containsExactly(path.substring(path.lastIndexOf('/') + 1), "put");
    }

    @Test
    void a_reply_is_lost_on_a_connection_that_has_given_answers_before() throws Exception {
        try (Connection connection = new Connection(port)) {
            connection.get("/things/heard").readUntil("heard");
            connection.readUntil("0\r\n\r\n");
            switches.begin("{'kind': 'lose-reply', 'for': '1m'}");
            assertThat(connection.get("/things/lost").bytesUntilTheEnd()).isZero();
        }
        assertThat(service.processed).containsExactly("heard", "lost");
    }

    @Test
    void refused_connections_are_refused_and_the_same_port_listens_again_by_itself() throws Exception {
        try (Connection idle = new Connection(port)) {
            idle.get("/things/before").readUntil("0\r\n\r\n");
            switches.begin("{'kind': 'refuse', 'for': '3s'}");

            assertThatThrownBy(() -> new Connection(port)).isInstanceOf(ConnectException.class);
            assertThat(idle.bytesUntilTheEnd()).as("of a connection that was there").isZero();
        }
        assertThat(switches.list()).hasSize(1);
        await().ignoreExceptions().until(() -> get("after").statusCode() == 200);
        assertThat(switches.list()).isEmpty();
        assertThat(service.processed).containsExactly("before", "after");
    }

    @Test
    void overlapping_refusals_end_with_the_last() throws Exception {
        String first = switches.begin("{'kind': 'refuse', 'for': '1m'}");
        String second = switches.begin("{'kind': 'refuse', 'for': '1m'}");

        assertThat(switches.clear(first).statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> new Connection(port)).isInstanceOf(ConnectException.class);
        assertThat(switches.clear(second).statusCode()).isEqualTo(200);
        assertThat(get("after").statusCode()).isEqualTo(200);
    }

    @Test
    void the_port_can_be_closed_and_opened_again_and_again() throws Exception {
        for (int time = 0; time < 3; time++) {
            switches.begin("{'kind': 'refuse', 'for': '1m'}");
            assertThatThrownBy(() -> new Connection(port)).isInstanceOf(ConnectException.class);
            switches.clear();
            assertThat(get("after").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_port_that_somebody_has_taken_meanwhile_is_taken_back_when_it_is_free() throws Exception {
        switches.begin("{'kind': 'refuse', 'for': '1m'}");
        try (ServerSocket somebody = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(switches.clear().statusCode()).isEqualTo(200);
            try (Connection connection = new Connection(port)) {
                assertThat(somebody.accept().getPort()).as("who listens").isEqualTo(connection.localPort());
            }
        }
        await().ignoreExceptions().until(() -> get("after").statusCode() == 200);
    }

    @Test
    void what_is_under_way_when_the_door_shuts_gets_its_answer() throws Exception {
        switches.begin("{'kind': 'delay', 'delay': '300ms', 'for': '1m'}");
        try (Connection connection = new Connection(port)) {
            connection.get("/things/last");
            await().untilAsserted(() -> assertThat(service.inside).hasValue(1));
            switches.begin("{'kind': 'refuse', 'for': '1m'}");
            assertThat(connection.readUntil("last")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void who_hangs_behind_a_door_that_shuts_does_not_stay() throws Exception {
        String id = switches.begin("{'kind': 'hang', 'for': '1m'}");
        try (Connection connection = new Connection(port)) {
            connection.get("/things/hung");
            await().until(() -> struck(id) == 1);
            switches.begin("{'kind': 'refuse', 'for': '1m'}");
            assertThat(connection.bytesUntilTheEnd()).isZero();
            await().untilAsserted(() -> assertThat(service.inside).hasValue(0));
        }
    }

    @Test
    void a_probe_is_never_struck() throws Exception {
        switches.begin("{'kind': 'hang', 'for': '1m'}");
        switches.begin("{'kind': 'error', 'status': 500, 'for': '1m'}");
        switches.begin("{'kind': 'lose-reply', 'for': '1m'}");

        assertThat(send("/livez").statusCode()).isEqualTo(200);
        assertThat(send("/readyz").statusCode()).isEqualTo(200);
    }

    @Test
    void a_delay_comes_before_an_error_and_an_error_before_the_loss_of_a_reply() throws Exception {
        String loss = switches.begin("{'kind': 'lose-reply', 'for': '1m'}");
        String error = switches.begin("{'kind': 'error', 'status': 502, 'for': '1m'}");
        String delay = switches.begin("{'kind': 'delay', 'delay': '1h', 'for': '1m'}");

        CompletableFuture<HttpResponse<String>> struck = sendPut("struck", BODY);
        await().until(() -> struck(delay) == 1);
        assertThat(struck(error)).isZero();
        switches.clear(delay);
        assertThat(struck.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(502);
        assertThat(struck(error)).isEqualTo(1);
        assertThat(struck(loss)).isZero();
    }

    @Test
    void what_was_wrong_with_a_request_is_wrong_with_it_still() throws Exception {
        switches.begin("{'kind': 'delay', 'delay': '1ms', 'token': 'x', 'for': '1m'}");

        assertThat(put("large", "{\"token\": \"x\", \"text\": \"" + "x".repeat(70_000) + "\"}").statusCode())
                .isEqualTo(413);
        assertThat(put("large", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(
                ("{\"text\": \"" + "x".repeat(70_000) + "\"}").getBytes(StandardCharsets.UTF_8)))).statusCode())
                .isEqualTo(413);
        assertThat(put("broken", "{\"token\": \"x\", \"text\"").statusCode()).isEqualTo(400);
        assertThat(put("empty", "").statusCode()).isEqualTo(400);
        assertThat(service.processed).isEmpty();
    }

    @Test
    void a_body_as_long_as_is_read_arrives_whole() throws Exception {
        switches.begin("{'kind': 'delay', 'delay': '1ms', 'for': '1m'}");
        String text = "x".repeat(65_536 - "{\"text\": \"\"}".length());

        assertThat(Switches.json(put("long", "{\"text\": \"" + text + "\"}")).path("text").asText()).isEqualTo(text);
    }

    @Test
    void a_fault_is_listed_with_what_is_left_of_it_and_counted() throws Exception {
        String id = switches.begin("{'kind': 'delay', 'delay': '1ms', 'jitter': '1ms', 'token': 'tok_struck',"
                + " 'for': '1m'}");
        put("struck", BODY);

        assertThat(active()).isEqualTo(1);
        JsonNode fault = switches.list().get(0);
        assertThat(fault.fieldNames()).toIterable().containsExactly("id", "kind", "delay", "jitter", "token", "for",
                "leftMs", "struck");
        assertThat(fault.path("id").asText()).isEqualTo(id);
        assertThat(fault.path("kind").asText()).isEqualTo("delay");
        assertThat(fault.path("delay").asText()).isEqualTo("1ms");
        assertThat(fault.path("for").asText()).isEqualTo("60s");
        assertThat(fault.path("leftMs").asLong()).isBetween(1L, 60_000L);
        assertThat(fault.path("struck").asInt()).isEqualTo(1);
    }

    @Test
    void clearing_twice_is_no_harm_and_one_fault_alone_can_be_cleared() {
        String first = switches.begin("{'kind': 'hang', 'for': '1m'}");
        String second = switches.begin("{'kind': 'hang', 'for': '1m'}");

        assertThat(switches.clear(first).statusCode()).isEqualTo(200);
        HttpResponse<String> again = switches.clear(first);
        assertThat(again.statusCode()).isEqualTo(404);
        assertThat(again.body()).contains("it is over, or there never was one");
        assertThat(switches.list().findValuesAsText("id")).containsExactly(second);
        assertThat(switches.clear().body()).isEqualTo("{\"cleared\":1}");
        assertThat(switches.clear().body()).isEqualTo("{\"cleared\":0}");
    }

    @Test
    void what_cannot_be_understood_is_a_problem_that_says_what_to_change() {
        HttpResponse<String> refusal = switches.post("{'kind': 'delay', 'dealy': '1s', 'for': '1m'}");

        assertThat(refusal.statusCode()).isEqualTo(400);
        assertThat(refusal.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = Switches.json(refusal);
        assertThat(problem.path("type").asText()).isEqualTo("urn:nattro:problem:invalid-request");
        assertThat(problem.path("detail").asText())
                .isEqualTo(
                        "'dealy' does not go with a fault of kind delay; it has: kind, for, delay, jitter, token, shopper.");
        assertThat(problem.path("errors").get(0).path("field").asText()).isEqualTo("dealy");
        assertThat(switches.post("{'kind': ").statusCode()).isEqualTo(400);
        assertThat(switches.post("").statusCode()).isEqualTo(400);
        assertThat(switches.list()).isEmpty();
    }

    @Test
    void begin_and_end_are_logged_once_each_with_the_reason_and_without_names(CapturedOutput output) throws Exception {
        String cleared = switches.begin("{'kind': 'delay', 'delay': '1ms', 'token': 'tok_struck', 'shopper': 'anna',"
                + " 'for': '1m'}");
        String shortLived = switches.begin("{'kind': 'error', 'status': 500, 'rate': 0.5, 'for': '100ms'}");
        put("struck", BODY, "X-Shopper-Id", "anna");
        switches.clear();
        await().until(() -> output.toString().contains("Fault " + shortLived + " ends"));

        List<String> lines = output.toString().lines().filter(line -> line.contains("Fault " + cleared + " ")
                || line.contains("Fault " + shortLived + " ")).toList();
        assertThat(lines).hasSize(4).allMatch(line -> line.contains(" WARN "));
        assertThat(output).contains("Fault " + cleared
                + " begins: delay of 1ms for one token of one shopper. It ends by itself in 60s")
                .contains("Fault " + cleared + " ends, it was cleared: delay of 1ms")
                .contains("Fault " + shortLived + " begins: error 500 at a rate of 0.5 for all")
                .doesNotContain("tok_struck", "anna");
    }

    private long struck(String id) {
        for (JsonNode fault : switches.list()) {
            if (fault.path("id").asText().equals(id)) {
                return fault.path("struck").asLong();
            }
        }
        throw new AssertionError("there is no fault " + id);
    }

    private AbstractProtocol<?> tomcat() {
        TomcatWebServer server = (TomcatWebServer) context.getWebServer();
        return (AbstractProtocol<?>) server.getTomcat().getConnector().getProtocolHandler();
    }

    private double active() {
        return metrics.get("nattro.faults.active").gauge().value();
    }

    /** Of all threads, the virtual ones too, what they are doing. */
    private static String threads(Path folder) throws IOException {
        Path dump = folder.resolve("threads");
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpThreads(dump.toString(),
                ThreadDumpFormat.TEXT_PLAIN);
        return Files.readString(dump);
    }

    private HttpResponse<String> get(String thing, String... headers) throws IOException, InterruptedException {
        return http.send(request("/things/" + thing, headers).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> put(String thing, String body, String... headers)
            throws IOException, InterruptedException {
        return http.send(request("/things/" + thing, headers).header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> put(String thing, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        return http.send(request("/things/" + thing).header("Content-Type", "application/json").PUT(body).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private CompletableFuture<HttpResponse<String>> sendPut(String thing, String body) {
        return http.sendAsync(request("/things/" + thing).header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return Stream.iterate(0, i -> i < headers.length, i -> i + 2).reduce(request,
                (builder, i) -> builder.header(headers[i], headers[i + 1]), (builder, _) -> builder);
    }
}

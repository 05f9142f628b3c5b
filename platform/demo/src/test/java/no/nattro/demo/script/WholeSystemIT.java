package no.nattro.demo.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import no.nattro.demo.secret.Certificate;
import no.nattro.demo.shop.TrustedTls;
import no.nattro.demo.stack.Component;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The four services and PostgreSQL as real processes, bought from through the gateway over TLS. */
class WholeSystemIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration RECOVERY = Duration.ofSeconds(60);
    private static final List<String> NAMES = List.of("gateway", "order", "order-2", "payment", "inventory",
            "postgres");

    @TempDir
    private static Path folder;
    private static RealStack stack;
    private static Shell.Result start;

    @BeforeAll
    static void startEverything() {
        stack = RealStack.in(folder.resolve("a state"));
        start = stack.up("--detach", "--replicas", "order=2");
        assertThat(start.exitCode()).as(start.err()).isZero();
    }

    @AfterAll
    static void stopEverythingAndFindNothingLeft() {
        Map<String, ProcessHandle> processes = stack.processes();
        Shell.Result down = stack.demo("down");

        assertThat(down.exitCode()).as(down.err()).isZero();
        assertThat(processes).hasSize(NAMES.size());
        await().until(() -> processes.values().stream().noneMatch(ProcessHandle::isAlive));
        assertThat(stack.isCleanedUp()).isTrue();
        assertThat(stack.demo("status").exitCode()).isEqualTo(4);
    }

    @Test
    void a_start_tells_when_each_part_was_ready_and_where_everything_is() {
        assertThat(start.err().lines()).hasSize(NAMES.size())
                .allMatch(line -> line.matches("[\\w-]+ ready after \\d+\\.\\d s"));
        assertThat(start.out()).contains("https://localhost:" + stack.ports().of(Component.GATEWAY) + "/\n",
                "Next: ./demo buy   Stop: ./demo down");
    }

    @Test
    void a_second_start_says_that_it_runs() {
        Shell.Result second = stack.demo("up");

        assertThat(second.exitCode()).isZero();
        assertThat(second.err()).startsWith("Nattro is already running.");
        assertThat(second.out()).isEqualTo(start.out());
    }

    @Test
    void every_part_is_up_and_no_password_is_on_a_command_line() throws IOException {
        JsonNode status = stack.status();
        String password = Files.readString(stack.state().resolve("secrets/orders"));

        assertThat(NAMES).allSatisfy(name -> {
            assertThat(status.path(name).path("health").asText()).isEqualTo("UP");
            assertThat(status.path(name).path("rssBytes").asLong()).isPositive();
            assertThat(Path.of(status.path(name).path("log").asText())).isNotEmptyFile();
        });
        assertThat(stack.processes().values()).allSatisfy(process -> assertThat(Files.readString(
                Path.of("/proc", Long.toString(process.pid()), "cmdline"))).doesNotContain(password));
    }

    @Test
    void a_shopper_buys() {
        Shell.Result purchase = stack.demo("buy", "NO-1001:2");

        assertThat(purchase.exitCode()).as(purchase.out()).isZero();
        assertThat(purchase.out()).matches("CONFIRMED  order [0-9a-f-]{36}  [0-9 ]+,\\d\\d NOK  \\d+ ms"
                + "  request [0-9A-Za-z-]{8,64}\n");
    }

    @Test
    void the_same_key_in_a_later_call_is_the_same_purchase() {
        Shell.Result first = stack.demo("buy", "--key", "whole-system-1", "--json");
        Shell.Result again = stack.demo("buy", "--key", "whole-system-1", "--json");
        Shell.Result other = stack.demo("buy", "--key", "whole-system-1", "NO-1002", "--json");

        assertThat(purchase(again).path("orderId")).isEqualTo(purchase(first).path("orderId"));
        assertThat(purchase(again).path("replayed").asBoolean()).isTrue();
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(purchase(other).path("problem").path("type").asText()).isEqualTo("urn:nattro:problem:key-reused");
    }

    @Test
    void twenty_at_once_with_one_key_are_one_order() {
        Shell.Result purchases = stack.demo("buy", "--key", "whole-system-20", "--parallel", "20", "--json");
        Shell.Result last = stack.demo("buy", "--key", "whole-system-20", "--json");

        assertThat(purchases.out().lines()).hasSize(20);
        assertThat(purchases.out().lines().map(WholeSystemIT::json).filter(each -> each.has("orderId"))
                .map(each -> each.path("orderId").asText()).distinct())
                .hasSize(1).containsOnly(purchase(last).path("orderId").asText());
    }

    @Test
    void more_at_once_than_fit_into_one_http_2_connection_reach_the_shop() {
        Shell.Result purchases = stack.demo("buy", "--parallel", "120", "--json");

        assertThat(purchases.out().lines()).hasSize(120)
                .noneMatch(line -> line.contains("too many concurrent streams"));
    }

    @Test
    void a_frozen_instance_gets_no_request_and_nobody_waits_for_it() {
        assertThat(stack.demo("freeze", "order-2").err())
                .isEqualTo("order-2 frozen. It goes on with: ./demo thaw order-2\n");
        await().until(() -> readyOrders() == 1);
        Shell.Result purchases = stack.demo("buy", "--times", "10");
        Shell.Result status = stack.demo("status");
        assertThat(stack.demo("thaw", "order-2").exitCode()).isZero();
        await().until(() -> readyOrders() == 2);

        assertThat(purchases.exitCode()).as(purchases.out()).isZero();
        assertThat(status.exitCode()).isEqualTo(1);
        assertThat(status.out()).containsPattern("order-2 +FROZEN");
    }

    @Test
    void instances_take_turns() {
        long first = purchasesAt("order");
        long second = purchasesAt("order-2");
        assertThat(stack.demo("buy", "--times", "10").exitCode()).isZero();

        assertThat(purchasesAt("order")).isGreaterThan(first);
        assertThat(purchasesAt("order-2")).isGreaterThan(second);
    }

    @Test
    void a_declined_card_is_a_failure_that_is_explained() {
        Shell.Result purchase = stack.demo("buy", "--token", "tok_declined");

        assertThat(purchase.exitCode()).isEqualTo(1);
        assertThat(purchase.out()).startsWith("REFUSED (HTTP 402)").containsIgnoringCase("declined");
    }

    @Test
    void what_was_bought_is_in_the_databases_that_status_names() throws SQLException, IOException {
        stack.demo("buy");

        assertThat(orders()).isPositive();
    }

    @Test
    void the_books_balance_whatever_was_bought() {
        stack.demo("buy", "--times", "5");
        stack.demo("buy", "--token", "tok_declined");
        Shell.Result check = stack.demo("check");

        assertThat(check.exitCode()).as(check.out() + check.err()).isZero();
        assertThat(check.out()).contains("\nBalanced: captured ");
    }

    @Test
    void the_gateway_speaks_http_2_and_refuses_a_purchase_without_a_cookie()
            throws IOException, GeneralSecurityException, InterruptedException {
        try (HttpClient stranger = TrustedTls.client(new Certificate(stack.state().resolve("tls")).read(),
                HttpClient.Version.HTTP_2)) {
            HttpRequest purchase = HttpRequest.newBuilder(URI.create("https://127.0.0.1:"
                    + stack.ports().of(Component.GATEWAY) + "/api/orders")).header("Content-Type", "application/json")
                    .header("Idempotency-Key", "stranger-1").POST(HttpRequest.BodyPublishers.ofString("{}")).build();
            HttpResponse<String> answer = stranger.send(purchase, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("X-Request-ID")).isPresent();
        }
    }

    @Test
    void twenty_posts_of_one_key_without_a_cookie_make_no_order() throws Exception {
        long before = orders();
        try (HttpClient stranger = TrustedTls.client(new Certificate(stack.state().resolve("tls")).read(),
                HttpClient.Version.HTTP_1_1)) {
            HttpRequest purchase = HttpRequest.newBuilder(URI.create("https://127.0.0.1:"
                    + stack.ports().of(Component.GATEWAY) + "/api/orders")).header("Content-Type", "application/json")
                    .header("Idempotency-Key", "strangers-20").POST(HttpRequest.BodyPublishers.ofString("""
                            {"lines": [{"sku": "NO-1001", "quantity": 1}], "payment": {"token": "tok_approved"}}"""))
                    .build();
            List<CompletableFuture<HttpResponse<String>>> answers = Stream
                    .generate(() -> stranger.sendAsync(purchase, HttpResponse.BodyHandlers.ofString())).limit(20)
                    .toList();
            for (CompletableFuture<HttpResponse<String>> answer : answers) {
                assertThat(answer.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(401);
            }
        }
        assertThat(orders()).isEqualTo(before);
    }

    /** Recovery finishes what the request had to leave. */
    @ParameterizedTest
    @ValueSource(strings = {"tok_slow_before", "tok_slow_after", "tok_lost_reply"})
    void what_a_silent_bank_leaves_pending_is_confirmed_later_and_paid_once(String token) {
        Shell.Result purchase = stack.demo("buy", "--token", token, "--key", "pending-" + token);

        assertThat(purchase.exitCode()).as(purchase.out()).isEqualTo(3);
        assertThat(purchase.out()).startsWith("PENDING");
        await().atMost(RECOVERY).untilAsserted(() -> assertThat(
                stack.demo("buy", "--token", token, "--key", "pending-" + token).out()).startsWith("CONFIRMED")
                .endsWith("(replayed)\n"));
    }

    @Test
    void the_plain_port_sends_people_to_the_safe_one() throws IOException, InterruptedException {
        try (HttpClient plain = HttpClient.newHttpClient()) {
            HttpResponse<Void> answer = plain.send(HttpRequest.newBuilder(URI.create("http://localhost:"
                    + stack.ports().redirect() + "/api/products?limit=1")).build(),
                    HttpResponse.BodyHandlers.discarding());

            assertThat(answer.statusCode()).isEqualTo(308);
            assertThat(answer.headers().firstValue("Location")).contains("https://localhost:"
                    + stack.ports().of(Component.GATEWAY) + "/api/products?limit=1");
        }
    }

    @Test
    void a_second_stack_on_the_same_ports_ends_in_one_sentence() {
        RealStack second = new RealStack(folder.resolve("second"), stack.ports());
        Shell.Result refused = second.up("--detach");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).hasLineCount(1).contains("is taken by java (pid ", "--port-base ");
        assertThat(second.isCleanedUp()).isTrue();
    }

    private static long readyOrders() {
        return metric("gateway", "nattro.upstream.ready?tag=upstream:order");
    }

    private static long purchasesAt(String order) {
        return metric(order, "http.server.requests?tag=uri:/api/orders&tag=method:POST");
    }

    /** The first value that the instance has measured; 0 when it has measured none. */
    private static long metric(String instance, String name) {
        int port = stack.status().path(instance).path("managementPort").asInt();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + port + "/actuator/metrics/" + name)).build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200
                    ? json(answer.body()).path("measurements").path(0).path("value").asLong()
                    : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long orders() throws SQLException, IOException {
        JsonNode orders = stack.status().path("databases").path("orders");
        String password = Files.readString(Path.of(orders.path("passwordFile").asText()));
        try (Connection connection = DriverManager.getConnection(orders.path("jdbcUrl").asText(),
                orders.path("user").asText(), password);
                ResultSet count = connection.createStatement().executeQuery("SELECT count(*) FROM orders")) {
            count.next();
            return count.getLong(1);
        }
    }

    private static JsonNode purchase(Shell.Result result) {
        List<JsonNode> purchases = result.out().lines().map(WholeSystemIT::json).toList();
        assertThat(purchases).as(result.err()).hasSize(1);
        return purchases.getFirst();
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }
}

package no.nattro.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import no.nattro.order.payment.Payments;
import no.nattro.platform.upstream.Outcome;
import no.nattro.platform.upstream.Outcome.Done;
import no.nattro.platform.upstream.Outcome.Unknown;
import no.nattro.postgres.Role;
import no.nattro.testkit.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service is stopped while a shopper waits and recovery works: both are finished, with the database still there. */
class ShutdownIT {

    private final HttpClient http = HttpClient.newHttpClient();
    private final CountDownLatch recoveryIsAnswered = new CountDownLatch(1);
    private final CountDownLatch shopperIsAnswered = new CountDownLatch(1);
    private ConfigurableApplicationContext service;
    private ScriptedNeighbours.Script script;

    @BeforeEach
    void start() throws SQLException {
        sql("DO $$ BEGIN IF to_regclass('orders') IS NOT NULL THEN UPDATE orders SET next_attempt_at = clock_timestamp()"
                + " + interval '1 day' WHERE next_attempt_at IS NOT NULL; END IF; END $$");
        service = new SpringApplicationBuilder(OrderServiceApplication.class, ScriptedNeighbours.class).run(
                "--server.port=0", "--management.server.port=0", "--nattro.shutdown.drain=100ms",
                "--nattro.recovery.enabled=true", "--nattro.warm-up.rounds=0",
                "--spring.datasource.url=" + TestDatabase.url(Role.ORDERS),
                "--spring.datasource.username=" + Role.ORDERS.sqlName(),
                "--spring.datasource.password=" + TestDatabase.password());
        script = service.getBean(ScriptedNeighbours.Script.class);
    }

    @AfterEach
    void stop() {
        recoveryIsAnswered.countDown();
        shopperIsAnswered.countDown();
        service.close();
        http.close();
    }

    @Test
    void a_request_in_flight_and_an_order_in_recovery_are_finished_before_the_service_is_gone() throws Exception {
        script.next("charge", new Unknown<>("timed out"))
                .then("charge", _ -> captured(recoveryIsAnswered))
                .then("charge", _ -> captured(shopperIsAnswered));
        UUID left = UUID.randomUUID();
        assertThat(place(left).get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(202);
        await().until(() -> charges() == 2);
        UUID waiting = UUID.randomUUID();
        CompletableFuture<HttpResponse<String>> inFlight = place(waiting);
        await().until(() -> charges() == 3);
        int port = port();

        CompletableFuture<Void> closing = CompletableFuture.runAsync(service::close, Thread::startVirtualThread);
        recoveryIsAnswered.countDown();
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThatThrownBy(() -> connect(port))
                .isInstanceOf(ConnectException.class));
        assertThat(status(left)).as("recovery ends before the door is closed").isEqualTo("CONFIRMED");
        assertThat(closing).isNotDone();
        shopperIsAnswered.countDown();

        HttpResponse<String> answer = inFlight.get(10, TimeUnit.SECONDS);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        closing.get(10, TimeUnit.SECONDS);
        assertThat(status(waiting)).isEqualTo("CONFIRMED");
    }

    private CompletableFuture<HttpResponse<String>> place(UUID shopper) {
        return http.sendAsync(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/api/orders"))
                .header("X-Shopper-Id", shopper.toString()).header("Idempotency-Key", "key")
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString("""
                        {"lines": [{"sku": "NO-1001", "quantity": 2}], "payment": {"token": "tok_approved"}}"""))
                .build(), HttpResponse.BodyHandlers.ofString());
    }

    private long charges() {
        return script.calls().stream().filter("charge"::equals).count();
    }

    private int port() {
        return service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private static void connect(int port) throws IOException {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
    }

    private static Outcome<Payments.Captured, Payments.ChargeRefusal> captured(CountDownLatch when) {
        try {
            assertThat(when.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new Done<>(new Payments.Captured());
    }

    private static String status(UUID shopper) throws SQLException {
        return sql("SELECT status FROM orders WHERE shopper_id = '" + shopper + "'");
    }

    /** Beside the service, whose own pool is part of what is tested. */
    private static String sql(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(TestDatabase.url(Role.ORDERS), Role.ORDERS.sqlName(),
                TestDatabase.password()); Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet row = statement.getResultSet()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}

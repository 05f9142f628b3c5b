package no.nattro.order.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import no.nattro.order.OrderDatabase;
import no.nattro.order.ScriptedNeighbours;
import no.nattro.order.payment.Payments;
import no.nattro.platform.upstream.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database fails: what is said depends on whether an order may already stand. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({OrderDatabase.class, ScriptedNeighbours.class})
class DatabaseFailureIT {

    @LocalServerPort
    private int port;

    @Autowired
    private HikariDataSource pool;

    @Autowired
    private ScriptedNeighbours.Script script;

    @Autowired
    private JdbcClient sql;

    private final UUID shopper = UUID.randomUUID();
    private final List<Connection> held = new ArrayList<>();

    @BeforeEach
    void forgetTheScript() {
        script.reset();
    }

    @AfterEach
    void giveBack() throws SQLException {
        for (Connection connection : held) {
            connection.close();
        }
    }

    @Test
    void before_the_row_exists_it_is_a_503_and_nothing_is_stored() throws Exception {
        holdEveryConnection();
        HttpResponse<String> response = place();
        giveBack();

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(response.body()).contains("urn:nattro:problem:unavailable");
        assertThat(orders()).isZero();
        assertThat(script.calls()).isEmpty();
    }

    @Test
    void after_the_row_exists_it_is_a_500_that_says_to_repeat_with_the_same_key() throws Exception {
        script.then("charge", _ -> {
            holdEveryConnection();
            return new Outcome.Done<>(new Payments.Captured());
        });
        HttpResponse<String> response = place();
        giveBack();

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).contains("urn:nattro:problem:outcome-unknown", "same Idempotency-Key")
                .doesNotContain("Hikari", "Exception");
        assertThat(
                sql.sql("SELECT status FROM orders WHERE shopper_id = ?").param(shopper).query(String.class).single())
                .as("the intent to charge stands").isEqualTo("CHARGING");
    }

    @Test
    void a_read_is_a_503() throws Exception {
        holdEveryConnection();
        HttpResponse<String> response = HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri())
                .header("X-Shopper-Id", shopper.toString()).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(503);
    }

    @Test
    void a_cancellation_whose_connection_breaks_is_a_500_that_says_to_repeat_it() throws Exception {
        String id = place().headers().firstValue("Location").orElseThrow().replaceFirst(".*/", "");
        CompletableFuture<HttpResponse<String>> cancellation;
        try (Connection everything = pool.getConnection()) {
            everything.setAutoCommit(false);
            everything.createStatement().execute("LOCK TABLE orders");
            cancellation = HttpClient.newHttpClient().sendAsync(HttpRequest.newBuilder(
                    URI.create(uri() + "/" + id + "/cancellation")).header("X-Shopper-Id", shopper.toString())
                    .POST(BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.ofString());
            await().until(() -> sql.sql("""
                    SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                    WHERE datname = current_database() AND wait_event_type = 'Lock'""").query(Long.class)
                    .single() == 1);
            everything.rollback();
        }

        assertThat(cancellation.get().statusCode()).isEqualTo(500);
        assertThat(cancellation.get().body()).contains("urn:nattro:problem:outcome-unknown", "Repeat the same request");
    }

    private void holdEveryConnection() {
        await().until(() -> pool.getHikariPoolMXBean().getActiveConnections() == 0);
        try {
            for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
                held.add(pool.getConnection());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long orders() {
        return sql.sql("SELECT count(*) FROM orders WHERE shopper_id = ?").param(shopper).query(Long.class).single();
    }

    private HttpResponse<String> place() throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri()).header("X-Shopper-Id", shopper.toString())
                .header("Idempotency-Key", "key").header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("""
                        {"lines": [{"sku": "NO-1001", "quantity": 1}], "payment": {"token": "tok_approved"}}"""))
                .build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri() {
        return URI.create("http://127.0.0.1:" + port + "/api/orders");
    }
}

package no.nattro.order.web;

import static no.nattro.order.web.OrderApi.ORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import no.nattro.order.HeldLock;
import no.nattro.order.payment.Payments;
import no.nattro.platform.upstream.Outcome.Done;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The database does not get on with a statement: who waits is answered in time, and told what is certain. */
@ExtendWith(OutputCaptureExtension.class)
class DatabaseLimitsIT extends OrderApiFixture {

    /** Less than the 2 s for a lock and the 3 s for a statement: it is the deadline that ends it. */
    private static final String DEADLINE = "1000";

    @Autowired
    private HikariDataSource pool;

    private final AtomicReference<HeldLock> lock = new AtomicReference<>();

    @AfterEach
    void everyConnectionIsBackAsItWas() throws SQLException {
        await().until(() -> pool.getHikariPoolMXBean().getActiveConnections() == 0);
        List<Connection> all = new ArrayList<>();
        try {
            while (all.size() < pool.getMaximumPoolSize()) {
                all.add(pool.getConnection());
                assertThat(statementTimeout(all.getLast())).isEqualTo("3s");
            }
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
    }

    @Test
    void a_purchase_that_cannot_be_written_on_is_a_500_before_the_deadline_and_its_key_tells_the_end(
            CapturedOutput log) {
        script.then("charge", id -> {
            lock.set(HeldLock.of(id));
            return new Done<>(new Payments.Captured());
        });

        HttpResponse<String> response = place();
        lock.get().close();

        assertProblem(response, 500, "outcome-unknown");
        assertThat(response.body()).contains("same Idempotency-Key");
        assertThat(log).contains("canceling statement due to statement timeout");
        assertThat(status()).as("the intent to charge stands").isEqualTo("CHARGING");
        assertProblem(place(), 409, "request-in-progress");
    }

    @Test
    void a_purchase_of_which_nothing_could_be_written_is_a_500_and_can_be_repeated(CapturedOutput log) {
        HttpResponse<String> response;
        try (HeldLock _ = HeldLock.ofEverything()) {
            response = place();
        }

        assertProblem(response, 500, "outcome-unknown");
        assertThat(log).contains("canceling statement due to statement timeout");
        assertThat(orders()).isZero();
        assertThat(script.calls()).isEmpty();
        assertThat(api.place("key-1", ORDER).statusCode()).isEqualTo(201);
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void a_read_is_a_503() {
        HttpResponse<String> response;
        try (HeldLock _ = HeldLock.ofEverything()) {
            response = OrderApi.send(api.request("/api/orders").header("X-Request-Deadline-Ms", DEADLINE));
        }
        assertProblem(response, 503, "unavailable");
        assertThat(response.headers().firstValue("Retry-After")).contains("2");
        assertThat(api.get("/api/orders").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> place() {
        return OrderApi.send(api.request("/api/orders").header("Idempotency-Key", "key-1")
                .header("Content-Type", "application/json").header("X-Request-Deadline-Ms", DEADLINE)
                .POST(HttpRequest.BodyPublishers.ofString(ORDER)));
    }

    private String status() {
        return sql.sql("SELECT status FROM orders WHERE shopper_id = ?").param(api.shopper()).query(String.class)
                .single();
    }

    private static String statementTimeout(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW statement_timeout")) {
            row.next();
            return row.getString(1);
        }
    }
}

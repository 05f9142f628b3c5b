package no.nattro.order.checkout;

import static no.nattro.order.domain.OrderStatus.CHARGING;
import static no.nattro.order.domain.OrderStatus.CONFIRMED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import no.nattro.order.HeldLock;
import no.nattro.order.RecoveryProperties;
import no.nattro.order.domain.Order;
import no.nattro.order.payment.Payments;
import no.nattro.platform.request.CurrentDeadline;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.upstream.Outcome.Done;
import no.nattro.platform.upstream.Outcome.Unknown;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How long the database may work on a statement: as long as somebody waits for it. */
class StatementDeadlineIT extends RecoveryFixture {

    private static final String BY_ITSELF = "3s";

    @Autowired
    private CheckoutSteps steps;

    @Autowired
    private OrderDriver driver;

    @Autowired
    private Backoff backoff;

    @Autowired
    private RecoveryStories stories;

    @Autowired
    private PlatformTransactionManager manager;

    @Autowired
    private Flyway flyway;

    @Test
    void without_a_deadline_or_with_one_that_is_far_away_it_is_the_connections_own_limit() {
        assertThat(limitInATransaction()).isEqualTo(BY_ITSELF);
        assertThat(limitUnder(Duration.ofMinutes(1))).isEqualTo(BY_ITSELF);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_transaction_gets_what_the_deadline_leaves_and_its_connection_forgets_it(boolean readOnly) {
        try (CurrentDeadline.Scope _ = CurrentDeadline.set(Deadline.in(Duration.ofMillis(2900)))) {
            assertThat(limitInATransaction(readOnly)).matches("2\\d*m?s");
        }
        assertThat(sql.sql("SHOW statement_timeout").query(String.class).single()).isEqualTo(BY_ITSELF);
    }

    @Test
    void after_the_deadline_there_is_still_time_to_write_how_it_ended() {
        assertThat(limitUnder(Duration.ZERO)).isEqualTo("250ms");
    }

    @Test
    void a_purchase_whose_time_is_up_gives_its_lease_back_and_is_pending() {
        AtomicReference<Deadline> deadline = new AtomicReference<>(deadline());
        script.then("charge", _ -> {
            deadline.set(Deadline.in(Duration.ZERO));
            CurrentDeadline.set(deadline.get());
            return new Unknown<>("timed out");
        });
        try (CurrentDeadline.Scope _ = CurrentDeadline.set(deadline.get())) {
            assertThat(place(command("key-1", null))).isInstanceOf(Placed.Pending.class);
        }
        assertThat(recover()).as("nobody has its lease").isEqualTo(1);
    }

    @Test
    void recovery_does_not_hang_at_a_row_beyond_its_budget_and_the_next_round_ends_the_order() {
        Order order = stuckIn("charge", new Unknown<>("timed out"));
        AtomicReference<HeldLock> lock = new AtomicReference<>();
        script.then("charge", id -> {
            lock.set(HeldLock.of(id));
            return new Done<>(new Payments.Captured());
        });
        CheckoutRecovery hurried = new CheckoutRecovery(transactions, steps, driver, backoff, stories,
                new RecoveryProperties(true, Duration.ofMillis(500), 4, 20, Duration.ofMillis(500),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofMinutes(15)));

        assertThatThrownBy(() -> hurried.goOnWith(hurried.claim(1).getFirst()))
                .isInstanceOf(QueryTimeoutException.class).rootCause().hasMessageContaining("statement timeout");
        lock.get().close();
        assertThat(CurrentDeadline.get()).as("of this thread, afterwards").isEmpty();
        assertThat(reread(order).status()).isEqualTo(CHARGING);

        expire(order.id());
        recover();
        assertThat(reread(order).status()).isEqualTo(CONFIRMED);
    }

    @Test
    void a_migration_may_take_as_long_as_it_takes_on_a_connection_that_requests_never_get() throws SQLException {
        assertThat(flyway.getConfiguration().getDataSource()).isNotInstanceOf(HikariDataSource.class);
        assertThat(flyway.getConfiguration().getInitSql()).isEqualTo("SET lock_timeout = '2s'");
        try (Connection connection = flyway.getConfiguration().getDataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW statement_timeout")) {
            row.next();
            assertThat(row.getString(1)).as("none").isEqualTo("0");
        }
    }

    private String limitUnder(Duration left) {
        try (CurrentDeadline.Scope _ = CurrentDeadline.set(Deadline.in(left))) {
            return limitInATransaction();
        }
    }

    private String limitInATransaction() {
        return limitInATransaction(false);
    }

    private String limitInATransaction(boolean readOnly) {
        TransactionTemplate transaction = new TransactionTemplate(manager);
        transaction.setReadOnly(readOnly);
        return transaction.execute(_ -> sql.sql("SHOW statement_timeout").query(String.class).single());
    }
}

package no.nattro.payment.charging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import no.nattro.payment.Books;
import no.nattro.payment.HeldLock;
import no.nattro.payment.PaymentCalls;
import no.nattro.payment.PaymentCalls.Reply;
import no.nattro.payment.WholeService;
import no.nattro.payment.bank.ChargeAnswer;
import no.nattro.payment.bank.ScriptedBank;
import no.nattro.payment.domain.OrderId;
import no.nattro.platform.request.CurrentDeadline;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.request.Origin;
import no.nattro.platform.request.RequestId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A database that does not get on with a statement: nobody waits for it, and nothing is claimed that is not certain. */
@WholeService
@TestPropertySource(properties = {"nattro.database.statement-timeout=5s", "nattro.database.lock-timeout=1s",
        "nattro.bank.statement-timeout=700ms"})
class DatabaseLimitsIT {

    private static final Origin ORIGIN = new Origin(new RequestId("database-limits-it"), null);

    /** Less than the second for a lock: it is the deadline that ends it. */
    private static final String DEADLINE = "500";

    private final PaymentCalls calls;
    private final Books books;
    private final Tills tills;
    private final HikariDataSource pool;
    private final JdbcClient bankSql;
    private final OrderId order = OrderId.random();

    DatabaseLimitsIT(PaymentCalls calls, Books books, Tills tills, HikariDataSource pool,
            @Qualifier("bankSql") JdbcClient bankSql) {
        this.calls = calls;
        this.books = books;
        this.tills = tills;
        this.pool = pool;
        this.bankSql = bankSql;
    }

    @AfterEach
    void everyConnectionIsBackAsItWas() {
        await().until(() -> pool.getHikariPoolMXBean().getActiveConnections() == 0);
        assertThat(JdbcClient.create(pool).sql("SHOW statement_timeout").query(String.class).single()).isEqualTo("5s");
    }

    @Test
    void what_could_not_be_begun_before_the_deadline_is_a_503_and_the_bank_is_not_asked() {
        try (HeldLock _ = HeldLock.ofPayments()) {
            assertUnavailable(calls.charge(order, "tok_approved", Deadline.HEADER, DEADLINE), "takes too long");
            assertUnavailable(calls.undo(order, Deadline.HEADER, DEADLINE), "takes too long");
            assertUnavailable(calls.charge(order, "tok_approved"), "the same rows");
        }
        assertThat(books.history(order)).isEmpty();
        assertThat(books.bankStatus(order)).isEqualTo("nothing");
        assertThat(calls.charge(order, "tok_approved").summary()).isEqualTo("200 CAPTURED");
    }

    @Test
    void an_answer_of_the_bank_that_cannot_be_written_before_the_deadline_is_not_claimed_and_found_later() {
        AtomicReference<HeldLock> lock = new AtomicReference<>();
        ScriptedBank bank = new ScriptedBank();
        bank.answersCharge(() -> {
            lock.set(HeldLock.ofPayment(order));
            return new ChargeAnswer.Captured();
        });

        Deadline deadline = Deadline.in(Duration.ofMillis(800));
        try (CurrentDeadline.Scope _ = CurrentDeadline.set(deadline)) {
            assertThat(tills.cashier(bank).charge(tills.charge(order), ORIGIN, Deadline.in(Duration.ofSeconds(30))))
                    .isInstanceOf(ChargeResult.NotKnownYet.class);
        }
        lock.get().close();

        bank.answersCharge(ChargeAnswer.Captured::new);
        assertThat(tills.cashier(bank).charge(tills.charge(order), ORIGIN, Deadline.in(Duration.ofSeconds(30))))
                .isInstanceOf(ChargeResult.Captured.class);
        assertThat(books.history(order)).isEqualTo("REQUESTED -> CAPTURED");
    }

    @Test
    void a_bank_whose_database_hangs_is_a_bank_without_an_answer() {
        try (HeldLock _ = HeldLock.ofTheBank()) {
            assertThat(calls.charge(order, "tok_approved").summary()).isEqualTo("202 REQUESTED");
        }
        assertThat(books.bankStatus(order)).isEqualTo("nothing");
        assertThat(calls.charge(order, "tok_approved").summary()).isEqualTo("200 CAPTURED");
        assertThat(books.moves(order)).containsExactly("CAPTURE");
    }

    @Test
    void the_banks_connections_have_their_own_limit() {
        assertThat(bankSql.sql("SHOW statement_timeout").query(String.class).single()).isEqualTo("700ms");
    }

    private static void assertUnavailable(Reply reply, String detail) {
        assertThat(reply.summary()).isEqualTo("503 unavailable");
        assertThat(reply.body().path("detail").asText()).contains(detail, "nothing was stored");
        assertThat(reply.headers().firstValue("Retry-After")).isPresent();
    }
}

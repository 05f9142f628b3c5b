package no.nattro.payment.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import no.nattro.payment.Books;
import no.nattro.payment.PaymentCalls;
import no.nattro.payment.PaymentCalls.Reply;
import no.nattro.payment.WholeService;
import no.nattro.payment.domain.OrderId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@WholeService
class DatabaseAwayIT {

    private final PaymentCalls calls;
    private final Books books;
    private final HikariDataSource pool;
    private final List<Connection> taken = new ArrayList<>();
    private final OrderId order = OrderId.random();

    DatabaseAwayIT(PaymentCalls calls, Books books, HikariDataSource pool) {
        this.calls = calls;
        this.books = books;
        this.pool = pool;
    }

    @BeforeEach
    void takeEveryConnection() throws SQLException {
        while (taken.size() < pool.getMaximumPoolSize()) {
            taken.add(pool.getConnection());
        }
    }

    @AfterEach
    void giveThemBack() throws SQLException {
        for (Connection connection : taken) {
            connection.close();
        }
    }

    @Test
    void without_a_first_commit_the_answer_is_503_and_the_bank_is_not_asked() {
        for (Reply reply : List.of(calls.charge(order, "tok_approved"), calls.undo(order))) {
            assertThat(reply.summary()).isEqualTo("503 unavailable");
            assertThat(reply.headers().firstValue("Retry-After")).hasValue("2");
        }
        assertThat(books.history(order)).isEmpty();
        assertThat(books.bankStatus(order)).isEqualTo("nothing");
    }
}

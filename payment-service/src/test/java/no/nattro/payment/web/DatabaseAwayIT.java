package no.nattro.payment.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import no.nattro.payment.Books;
import no.nattro.payment.PaymentCalls;
import no.nattro.payment.PaymentCalls.Reply;
import no.nattro.payment.TakenConnections;
import no.nattro.payment.WholeService;
import no.nattro.payment.domain.OrderId;
import org.junit.jupiter.api.Test;

@WholeService
class DatabaseAwayIT {

    private final PaymentCalls calls;
    private final Books books;
    private final HikariDataSource pool;
    private final OrderId order = OrderId.random();

    DatabaseAwayIT(PaymentCalls calls, Books books, HikariDataSource pool) {
        this.calls = calls;
        this.books = books;
        this.pool = pool;
    }

    @Test
    void without_a_first_commit_the_answer_is_503_and_the_bank_is_not_asked() {
        try (TakenConnections _ = new TakenConnections(pool)) {
            for (Reply reply : List.of(calls.charge(order, "tok_approved"), calls.undo(order))) {
                assertThat(reply.summary()).isEqualTo("503 unavailable");
                assertThat(reply.headers().firstValue("Retry-After")).hasValue("2");
            }
        }
        assertThat(books.history(order)).isEmpty();
        assertThat(books.bankStatus(order)).isEqualTo("nothing");
    }
}

package no.nattro.inventory.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import no.nattro.inventory.support.Books;
import no.nattro.inventory.support.Calls;
import no.nattro.inventory.support.InventoryTest;
import no.nattro.inventory.support.Reply;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A row that somebody does not let go of. */
@InventoryTest
class ContendedStockIT {

    private final Calls calls;
    private final Books books;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    ContendedStockIT(Calls calls, Books books, JdbcClient sql, PlatformTransactionManager transactions) {
        this.calls = calls;
        this.books = books;
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Test
    void waiting_for_it_ends_in_503_and_nothing_is_stored() {
        String free = books.newProduct(5);
        String locked = books.newProduct(5);
        UUID order = UUID.randomUUID();

        Reply reply = transaction.execute(_ -> {
            sql.sql("SELECT 1 FROM stock WHERE sku = ? FOR UPDATE").param(locked).query().singleRow();
            return calls.reserve(order, free + "*1", locked + "*1");
        });

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.word()).isEqualTo("unavailable");
        assertThat(reply.header("Retry-After")).isEqualTo("1");
        assertThat(books.status(order)).isEmpty();
        assertThat(books.pieces(free)).isEqualTo(new Books.Pieces(5, 5, 0, 0));
        assertThat(calls.reserve(order, free + "*1", locked + "*1").word()).isEqualTo("HELD");
    }

    @Test
    void waiting_beyond_the_deadline_ends_before_the_lock_is_given_up_and_nothing_is_stored() {
        String locked = books.newProduct(5);
        UUID order = UUID.randomUUID();

        Reply reply = transaction.execute(_ -> {
            sql.sql("SELECT 1 FROM stock WHERE sku = ? FOR UPDATE").param(locked).query().singleRow();
            return calls.reserveWithin(Duration.ofMillis(500), order, locked + "*1");
        });

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.detail()).contains("takes too long", "nothing was stored");
        assertThat(reply.header("Retry-After")).isEqualTo("2");
        assertThat(books.status(order)).isEmpty();
        assertThat(books.pieces(locked)).isEqualTo(new Books.Pieces(5, 5, 0, 0));
        assertThat(sql.sql("SHOW statement_timeout").query(String.class).single()).as("afterwards").isEqualTo("3s");
        assertThat(calls.reserve(order, locked + "*1").word()).isEqualTo("HELD");
    }
}

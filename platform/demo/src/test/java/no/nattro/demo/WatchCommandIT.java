package no.nattro.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import no.nattro.demo.books.Schemas;
import no.nattro.demo.books.WrittenBooks;
import no.nattro.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What it says of the books is what the check says of them. Of the stack there is only the database. */
class WatchCommandIT {

    @TempDir
    private Path folder;
    private UUID confirmed = UUID.randomUUID();

    @BeforeEach
    void keepTheBooksWell() throws SQLException {
        Schemas.makeAfresh();
        WrittenBooks.product("NO-1001", 10);
        confirmed = WrittenBooks.confirmed("NO-1001", 2);
        WrittenBooks.cancelled("NO-1001", 1);
        WrittenBooks.unanswered("NO-1001", 1);
        WrittenBooks.givenUp("NO-1001", 1);
    }

    @Test
    void books_that_balance_balance_here_too() throws IOException {
        JsonNode seen = demo("watch").path("books");
        JsonNode checked = demo("check");

        assertThat(checked.at("/balance/balanced").asBoolean()).isTrue();
        assertThat(checked.at("/balance/refunded/amount").asLong()).isPositive();
        assertThat(checked.at("/balance/inFlight/amount").asLong()).isPositive();
        assertThat(seen.path("balances")).singleElement().isEqualTo(checked.path("balance"));
        assertThat(seen.path("orders")).isEqualTo(checked.path("orders")).hasSize(3);
        assertThat(seen.path("trouble").isNull()).isTrue();
    }

    @Test
    void books_that_do_not_balance_do_not_balance_here_either() throws SQLException, IOException {
        WrittenBooks.order(confirmed, "total = 1");
        JsonNode seen = demo("watch").at("/books/balances/0");

        assertThat(seen.path("balanced").isBoolean()).isTrue();
        assertThat(seen.path("balanced").asBoolean()).isFalse();
        assertThat(seen).isEqualTo(demo("check").path("balance"));
    }

    private JsonNode demo(String command) throws IOException {
        MadeUpStack stack = new MadeUpStack(Files.createDirectories(folder.resolve(command)))
                .running(MadeUpStack.baseOfTestDatabase(), "postgres").password("auditor", TestDatabase.password());
        stack.demo(command, "--json");
        return new ObjectMapper().readTree(stack.screen().results());
    }
}

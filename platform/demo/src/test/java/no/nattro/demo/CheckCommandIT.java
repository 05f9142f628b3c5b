package no.nattro.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import no.nattro.demo.books.Schemas;
import no.nattro.demo.books.WrittenBooks;
import no.nattro.demo.books.history.HistoryFile;
import no.nattro.demo.books.history.Operation;
import no.nattro.demo.books.history.Purchases;
import no.nattro.postgres.Role;
import no.nattro.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on real books. Of the stack there is only the database; what seems to run is this test itself. */
class CheckCommandIT {

    @TempDir
    private Path folder;
    private MadeUpStack stack;
    private UUID confirmed = UUID.randomUUID();

    @BeforeEach
    void keepTheBooksWell() throws SQLException, IOException {
        Schemas.makeAfresh();
        WrittenBooks.product("NO-1001", 10);
        confirmed = WrittenBooks.confirmed("NO-1001", 2);
        stack = new MadeUpStack(folder).running(MadeUpStack.baseOfTestDatabase(), "postgres").password("auditor",
                TestDatabase.password());
    }

    @Test
    void books_that_balance_are_told_and_end_well() {
        assertThat(check()).isEqualTo(ExitCode.OK);
        assertThat(stack.screen().results()).contains("✓  I1 ", "✓  I10 ", "-  I5 ",
                "Balanced: captured 796,00 NOK = ");
        assertThat(stack.screen().said()).isEmpty();
    }

    @Test
    void books_that_do_not_balance_end_badly_and_name_the_order() throws SQLException {
        WrittenBooks.order(confirmed, "total = 1");

        assertThat(check()).isEqualTo(ExitCode.FAILED);
        assertThat(stack.screen().results()).contains("✗  I3 ",
                "order " + confirmed + ": the bank has 796,00 NOK, the order's"
                        + " total is 0,01 NOK",
                "Not balanced");
    }

    @Test
    void scripts_get_the_same_with_names_that_stay() throws SQLException, IOException {
        UUID unanswered = WrittenBooks.unanswered("NO-1001", 1);

        assertThat(check("--json")).isEqualTo(ExitCode.OK);
        JsonNode report = new ObjectMapper().readTree(stack.screen().results());
        assertThat(report.fieldNames()).toIterable().startsWith("holds", "readings", "invariants", "balance",
                "orders", "inFlight");
        assertThat(report.path("holds").asBoolean()).isTrue();
        assertThat(report.path("invariants")).hasSize(10);
        assertThat(report.path("invariants").get(0).fieldNames()).toIterable().containsExactly("invariant", "sentence",
                "state", "judged", "violations");
        assertThat(report.path("invariants").get(4).path("state").asText()).isEqualTo("NOT_CHECKED");
        assertThat(report.path("invariants").get(4).path("notCheckedBecause").asText()).contains("--at-rest");
        assertThat(report.path("balance").path("inFlight").path("amount").asLong()).isEqualTo(39800);
        assertThat(report.path("orders").path("CHARGING").asInt()).isEqualTo(1);
        assertThat(report.path("inFlight").get(0).path("id").asText()).isEqualTo(unanswered.toString());
    }

    @Test
    void what_is_still_open_at_rest_is_forgotten() throws SQLException {
        WrittenBooks.unanswered("NO-1001", 1);

        assertThat(check("--at-rest")).isEqualTo(ExitCode.FAILED);
        assertThat(stack.screen().results()).contains("✗  I5 ", "the order is CHARGING, the payment is REQUESTED");
    }

    @Test
    void a_history_is_held_against_the_books() throws IOException {
        UUID shopper = UUID.fromString(WrittenBooks.SHOPPER);
        Path history = Files.writeString(folder.resolve("history"), HistoryFile.line(Purchases.of(shopper,
                "key-of-" + confirmed, 201, Purchases.confirmation(confirmed, 79600, 2))) + "\n"
                + HistoryFile.line(Operation.healed(Instant.EPOCH)) + "\n");

        assertThat(check("--history", history.toString())).isEqualTo(ExitCode.OK);
        assertThat(stack.screen().results()).contains("1 confirmation, 0 refusals", "✓  I9 ", "-  I8 ", "--at-rest");
    }

    @Test
    void a_confirmation_that_the_books_do_not_know_ends_badly() throws IOException {
        UUID lost = UUID.randomUUID();
        Path history = Files.writeString(folder.resolve("history"), HistoryFile.line(
                Purchases.of(UUID.randomUUID(), "k", 201, Purchases.confirmation(lost, 79600, 2))) + "\n");

        assertThat(check("--history", history.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(stack.screen().results()).contains("✗  I7 ", lost + " is confirmed, and there is no such order");
    }

    @Test
    void what_payment_service_says_of_its_own_books_is_told() throws SQLException {
        Schemas.execute(Role.PAYMENTS,
                "UPDATE reconciliation SET finished_at = '2026-11-23 18:00:00+00', compared = 7, repaired = 1");

        assertThat(check()).isEqualTo(ExitCode.OK);
        assertThat(stack.screen().results()).endsWith(
                "\nReconciliation: 7 compared with the bank at 2026-11-23T18:00:00Z, 1 repaired, 0 flagged\n");
    }

    private int check(String... options) {
        return stack.demo(Stream.concat(Stream.of("check"), Arrays.stream(options)).toArray(String[]::new));
    }
}

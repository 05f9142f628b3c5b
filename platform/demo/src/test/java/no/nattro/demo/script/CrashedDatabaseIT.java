package no.nattro.demo.script;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrashedDatabaseIT {

    private static StackUnderTest stack;

    @BeforeAll
    static void start() {
        stack = StackUnderTest.shared();
        stack.start();
    }

    @AfterAll
    static void leaveNothingBehind() {
        stack.stop();
        Leftovers.assertNone(stack);
    }

    /** The server alone, as memory runs out; all of its processes, as the power fails. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_next_up_recovers_everything_that_was_committed(boolean wholeTree) throws SQLException, IOException {
        String table = wholeTree ? "kept_by_all" : "kept_by_one";
        try (Connection orders = orders()) {
            orders.createStatement().execute("DROP TABLE IF EXISTS " + table);
            orders.createStatement().execute("CREATE TABLE " + table + " AS SELECT generate_series(1, 1000) AS n");
            Map<String, ProcessHandle> before = stack.processes();
            ProcessHandle server = before.remove("postgres");
            List<ProcessHandle> tree = Processes.tree(server);
            assertThat(tree).hasSizeGreaterThan(4);
            (wholeTree ? tree : List.of(server)).forEach(Processes::kill);
            stack.start();
            assertThat(stack.processes()).containsAllEntriesOf(before).hasSize(StackUnderTest.NAMES.size());
        }
        try (Connection orders = orders();
                ResultSet kept = orders.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
            kept.next();
            assertThat(kept.getLong(1)).isEqualTo(1000);
        }
    }

    private Connection orders() throws SQLException, IOException {
        JsonNode orders = stack.status().path("databases").path("orders");
        return DriverManager.getConnection(orders.path("jdbcUrl").asText(), orders.path("user").asText(),
                Files.readString(Path.of(orders.path("passwordFile").asText())).strip());
    }
}

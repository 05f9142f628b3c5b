package no.nattro.demo.books.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.nattro.demo.home.DemoFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {

    private static final Instant TIME = Instant.parse("2026-11-23T18:00:01.250Z");
    private static final UUID ORDER = UUID.fromString("7e200000-0000-4000-8000-000000000001");

    @TempDir
    private Path folder;

    @Test
    void what_is_written_is_read_again_to_the_byte() throws IOException {
        Operation bought = new Operation(TIME, Operation.What.BUY, "__Host-shopper=v1.k1.x", "k-1",
                "{ \"lines\" : [] }", Operation.End.OK, 201, "{\"id\" :\"ø\"}\n", ORDER);
        Operation hungUp = new Operation(TIME, Operation.What.CANCEL, "c", null, null, Operation.End.INFO, null, null,
                ORDER);

        History history = read(HistoryFile.line(bought), HistoryFile.line(hungUp),
                HistoryFile.line(Operation.healed(TIME)));

        assertThat(history.operations()).containsExactly(bought, hungUp, Operation.healed(TIME));
        assertThat(HistoryFile.line(bought)).doesNotContain("\n");
    }

    @Test
    void nothing_is_written_for_what_is_not_there() {
        assertThat(HistoryFile.line(Operation.healed(TIME)))
                .isEqualTo("{\"at\":\"2026-11-23T18:00:01.250Z\",\"what\":\"HEALED\",\"end\":\"OK\"}");
    }

    @Test
    void a_field_that_nobody_knows_is_ignored() throws IOException {
        assertThat(read("{\"at\":\"2026-11-23T18:00:01.250Z\",\"what\":\"HEALED\",\"end\":\"OK\",\"client\":7}")
                .operations()).containsExactly(Operation.healed(TIME));
    }

    @Test
    void a_line_that_is_no_operation_is_named_and_nothing_counts() {
        assertThatThrownBy(() -> read(HistoryFile.line(Operation.healed(TIME)), "{\"at\":\"2026-11-"))
                .isInstanceOf(DemoFailed.class).hasMessageStartingWith("Line 2 of ").hasMessageContaining("history");
        assertThatThrownBy(() -> read("{}")).isInstanceOf(DemoFailed.class).hasMessageStartingWith("Line 1 of ");
    }

    @Test
    void a_file_that_is_not_there_is_told() {
        assertThatThrownBy(() -> HistoryFile.read(folder.resolve("none"))).isInstanceOf(DemoFailed.class)
                .hasMessageContaining("The history cannot be read: ").hasMessageEndingWith("none is missing");
    }

    @Test
    void the_last_fault_ended_when_the_last_healing_was_over() throws IOException {
        assertThat(read(HistoryFile.line(Operation.healed(TIME.plusSeconds(9))),
                HistoryFile.line(Operation.healed(TIME))).healedAt()).contains(TIME.plusSeconds(9));
        assertThat(read().healedAt()).isEmpty();
    }

    private History read(String... lines) throws IOException {
        return HistoryFile.read(Files.write(folder.resolve("history"), List.of(lines)));
    }
}

package no.nattro.demo.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import no.nattro.demo.books.history.HistoryFile;
import no.nattro.demo.books.history.Operation;
import no.nattro.demo.books.history.Purchases;
import no.nattro.demo.home.DemoFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {

    private static final UUID SHOPPER = UUID.fromString("5a000000-0000-4000-8000-000000000001");
    private static final Operation BOUGHT = Purchases.of(SHOPPER, "k-ø", 201, "{\n\"id\": 1}");
    private static final Operation HEALED = Operation.healed(Instant.EPOCH);

    @TempDir
    private Path folder;

    @Test
    void what_is_recorded_can_be_read_at_once() {
        try (Recorder recorder = new Recorder(file())) {
            recorder.record(BOUGHT);
            recorder.record(HEALED);

            assertThat(HistoryFile.read(file()).operations()).containsExactly(BOUGHT, HEALED);
        }
    }

    @Test
    void many_clients_write_at_once_a_line_each() {
        try (Recorder recorder = new Recorder(file())) {
            try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 500; i++) {
                    clients.execute(() -> recorder.record(BOUGHT));
                }
            }
        }

        assertThat(HistoryFile.read(file()).operations()).hasSize(500).containsOnly(BOUGHT);
    }

    @Test
    void a_client_that_is_interrupted_does_not_close_the_file_for_the_others() {
        try (Recorder recorder = new Recorder(file())) {
            Thread.currentThread().interrupt();
            recorder.record(BOUGHT);
            assertThat(Thread.interrupted()).isTrue();
            recorder.record(HEALED);
        }

        assertThat(HistoryFile.read(file()).operations()).hasSize(2);
    }

    @Test
    void an_older_history_is_gone_and_the_new_one_is_its_owners() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "old");

        try (Recorder recorder = new Recorder(file())) {
            recorder.record(HEALED);
        }

        assertThat(HistoryFile.read(file()).operations()).containsExactly(HEALED);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
    }

    @Test
    void a_place_that_cannot_be_written_is_told_with_what_to_do() throws IOException {
        Files.writeString(folder.resolve("trial"), "a file");

        assertThatThrownBy(() -> new Recorder(file())).isInstanceOf(DemoFailed.class)
                .hasMessageStartingWith("The history cannot be written to ").hasMessageContaining("NATTRO_STATE=");
    }

    private Path file() {
        return folder.resolve("trial/history.jsonl");
    }
}

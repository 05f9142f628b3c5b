package no.nattro.demo.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    @TempDir
    private Path folder;

    @Test
    void a_large_log_is_put_aside_in_the_place_of_the_one_before() throws IOException {
        Path log = folder.resolve("order.log");
        Files.writeString(folder.resolve("order.log.1"), "old");
        try (RandomAccessFile large = new RandomAccessFile(log.toFile(), "rw")) {
            large.setLength(20 * 1024 * 1024 + 1);
        }

        assertThat(LogFile.makeRoom(log)).isEqualTo(log).doesNotExist();
        assertThat(folder.resolve("order.log.1")).hasSize(20 * 1024 * 1024 + 1);
    }

    @Test
    void another_stays_and_a_missing_one_is_no_trouble() throws IOException {
        Path log = Files.writeString(folder.resolve("order.log"), "short");

        assertThat(LogFile.makeRoom(log)).hasContent("short");
        assertThat(LogFile.makeRoom(folder.resolve("none.log"))).doesNotExist();
    }
}

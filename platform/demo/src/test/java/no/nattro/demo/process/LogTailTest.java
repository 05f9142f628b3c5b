package no.nattro.demo.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    @TempDir
    private Path folder;

    @Test
    void what_an_earlier_run_wrote_is_not_shown() throws IOException {
        Path log = Files.writeString(folder.resolve("log"), "old failure\n");
        LogTail tail = LogTail.mark(log);
        Files.writeString(log, "new failure\n\n", StandardOpenOption.APPEND);

        assertThat(tail.lines()).containsExactly("new failure");
    }

    @Test
    void only_the_last_lines_are_shown() throws IOException {
        Path log = folder.resolve("log");
        LogTail tail = LogTail.mark(log);
        Files.write(log, IntStream.range(0, 5000).mapToObj(line -> "line " + line).toList());

        assertThat(tail.lines()).hasSize(20).endsWith("line 4998", "line 4999");
    }

    @Test
    void a_log_that_is_not_there_has_no_lines() {
        assertThat(LogTail.mark(folder.resolve("none")).lines()).isEmpty();
    }
}

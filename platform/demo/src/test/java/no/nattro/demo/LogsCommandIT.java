package no.nattro.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import no.nattro.demo.process.ProcessId;
import no.nattro.demo.process.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsCommandIT {

    /** What the shell makes of Ctrl-C. */
    private static final int INTERRUPTED = 130;

    @TempDir
    private Path folder;

    @Test
    void ctrl_c_ends_it_quietly() throws IOException {
        MadeUpStack stack = new MadeUpStack(folder);
        stack.log("order", "2026-11-23T00:00:01.000Z  INFO one");
        DemoProcess logs = DemoProcess.start(stack.home(), Map.of(), List.of(), "logs", "-f");
        await().until(() -> logs.results().contains("INFO one"));
        Signal.INT.send(ProcessId.of(logs.process().pid()).orElseThrow());

        assertThat(logs.exitCode()).isEqualTo(INTERRUPTED);
        assertThat(logs.said()).isEmpty();
    }

    @Test
    void logs_larger_than_the_memory_are_shown() throws IOException {
        MadeUpStack stack = new MadeUpStack(folder);
        int lines = 100_000;
        for (String name : List.of("order", "payment")) {
            stack.log(name, "2026-11-23T00:00:00.000Z  INFO first");
            try (BufferedWriter log = Files.newBufferedWriter(stack.home().log(name))) {
                for (int i = 0; i < lines; i++) {
                    log.write("2026-11-23T00:%02d:%02d.000Z  INFO %s\n".formatted(i / 2000, i / 40 % 50,
                            "x".repeat(400)));
                }
            }
        }
        DemoProcess logs = DemoProcess.start(stack.home(), Map.of(), List.of("-Xmx16m"), "logs");

        assertThat(logs.exitCode()).as(logs.said()).isZero();
        assertThat(logs.results().lines().count()).isEqualTo(2 * lines);
    }
}

package no.nattro.demo.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no.nattro.demo.home.DemoFailed;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetachedIT {

    @TempDir
    private Path folder;

    @Test
    void it_leads_a_session_of_its_own_so_that_a_terminal_cannot_reach_it() throws IOException {
        assumeThat(Executables.find("setsid")).isPresent();
        ProcessId child = Detached.start(List.of("sleep", "60"), _ -> {}, folder, folder.resolve("log"));
        try {
            await().untilAsserted(() -> assertThat(sessionOf(child)).isEqualTo(child.pid()));
        } finally {
            Signal.KILL.send(child);
        }
    }

    @Test
    void what_it_prints_is_added_to_its_log() throws IOException {
        Path log = Files.writeString(folder.resolve("log"), "before\n");

        Detached.start(List.of("sh", "-c", "echo $WORD; echo error >&2"), environment -> environment.put("WORD", "out"),
                folder, log);

        await().untilAsserted(() -> assertThat(log).hasContent("before\nout\nerror"));
    }

    @Test
    void one_that_ends_at_once_is_found_dead() {
        ProcessId child = Detached.start(List.of("true"), _ -> {}, folder, folder.resolve("log"));

        await().until(() -> !child.isAlive());
    }

    @Test
    void a_folder_that_is_not_there_is_told() {
        Assertions.assertThatThrownBy(() -> Detached.start(List.of("true"), _ -> {}, folder.resolve("none"),
                folder.resolve("log"))).isInstanceOf(DemoFailed.class).hasMessageContaining("cannot be started");
    }

    /** The fourth field behind the name. */
    private static long sessionOf(ProcessId process) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[3]);
    }
}

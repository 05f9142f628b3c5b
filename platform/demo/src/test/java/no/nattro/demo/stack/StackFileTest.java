package no.nattro.demo.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.process.ProcessId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackFileTest {

    private static final Running GATEWAY = new Running(Component.GATEWAY, 17, "boot/98765", 9443, 9081,
            "/logs/gateway.log",
            "gateway-service-0123");
    private static final Running POSTGRES = new Running(Component.POSTGRES, 18, "boot/98766", 9088, null,
            "/logs/postgres.log", null);

    @TempDir
    private Path folder;
    private StackFile file;

    @BeforeEach
    void aFile() {
        file = new StackFile(folder.resolve("stack.json"));
    }

    @Test
    void what_is_written_is_read() {
        StackState state = new StackState(9080, List.of(POSTGRES, GATEWAY));
        file.write(state);

        assertThat(file.read()).contains(state);
        assertThat(state.running()).containsExactly(GATEWAY, POSTGRES);
    }

    @Test
    void no_file_means_that_nothing_was_started() {
        assertThat(file.read()).isEmpty();
    }

    @Test
    void the_file_goes_with_the_last_process() {
        file.write(new StackState(9080, List.of(GATEWAY)));
        file.write(new StackState(9080, List.of(GATEWAY)).without(Component.GATEWAY));

        assertThat(file.path()).doesNotExist();
    }

    @Test
    void words_of_a_newer_demo_are_ignored() throws IOException {
        Files.writeString(file.path(), """
                {"portBase": 9080, "weather": "fine", "running": [{"component": "order", "pid": 17, "born": "b",
                 "port": 9082, "managementPort": 9083, "log": "l", "app": "a", "replica": 2}]}""");

        assertThat(file.read().orElseThrow().find(Component.ORDER)).map(Running::pid).contains(17L);
    }

    @Test
    void a_broken_file_is_told_and_kept() throws IOException {
        Files.writeString(file.path(), "{\"portBase\": 90");

        assertThatThrownBy(file::read).isInstanceOf(DemoFailed.class)
                .hasMessageContaining("stack.json cannot be read")
                .hasMessageContaining("If none runs any more, delete it");
        assertThat(file.path()).exists();
    }

    @Test
    void a_process_that_only_has_the_number_of_ours_is_not_ours() {
        ProcessId self = ProcessId.of(ProcessHandle.current().pid()).orElseThrow();
        Running alive = new Running(Component.ORDER, self.pid(), self.born(), 9082, 9083, "l", "a");
        Running reused = new Running(Component.PAYMENT, self.pid(), "another birth", 9084, 9085, "l", "a");

        assertThat(new StackState(9080, List.of(alive, reused)).alive().running()).containsExactly(alive);
    }

    @Test
    void what_is_missing_is_what_does_not_run() {
        assertThat(Stack.missing(new StackState(9080, List.of(GATEWAY, POSTGRES))))
                .containsExactly(Component.ORDER, Component.PAYMENT, Component.INVENTORY);
    }
}

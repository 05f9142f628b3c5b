package no.nattro.demo.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.process.ProcessId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackFileTest {

    private static final Running GATEWAY = new Running(Instance.of(Component.GATEWAY), 17, "boot/98765", 9443, 9081,
            "/logs/gateway.log",
            "gateway-service-0123");
    private static final Running POSTGRES = new Running(Instance.of(Component.POSTGRES), 18, "boot/98766", 9088, null,
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
        StackState state = new StackState(9080, Replicas.ONE_EACH, List.of(POSTGRES, GATEWAY));
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
        file.write(new StackState(9080, Replicas.ONE_EACH, List.of(GATEWAY)));
        file.write(new StackState(9080, Replicas.ONE_EACH, List.of(GATEWAY)).without(Instance.of(Component.GATEWAY)));

        assertThat(file.path()).doesNotExist();
    }

    @Test
    void words_of_a_newer_demo_are_ignored() throws IOException {
        Files.writeString(file.path(),
                """
                        {"portBase": 9080, "weather": "fine", "replicas": {"order": 2}, "running": [{"instance": "order-2", "pid": 17,
                         "born": "b", "port": 9182, "managementPort": 9183, "log": "l", "app": "a", "colour": "blue"}]}""");

        assertThat(file.read().orElseThrow().find(new Instance(Component.ORDER, 2))).map(Running::pid).contains(17L);
    }

    @Test
    void replicas_are_remembered() {
        StackState two = new StackState(9080, new Replicas(Map.of(Component.ORDER, 2)), List.of(GATEWAY));
        file.write(two);

        assertThat(file.read()).contains(two);
        assertThat(two.missing()).extracting(Instance::name).contains("order", "order-2").doesNotContain("payment-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"portBase\": 9080, \"replicas\": {}, \"running\": [{\"pid\": 17, \"born\": \"b\"}]}",
            "{\"portBase\": 9080, \"replicas\": {\"order\": 17}, \"running\": []}",
            "{\"portBase\": 9080, \"replicas\": {}, \"running\": [{\"instance\": \"order-17\", \"pid\": 17}]}"})
    void nonsense_is_told_and_not_believed(String nonsense) throws IOException {
        Files.writeString(file.path(), nonsense);

        assertThatThrownBy(file::read).isInstanceOf(DemoFailed.class)
                .hasMessageContaining("stack.json cannot be read");
    }

    @Test
    void a_broken_file_is_told_and_kept() throws IOException {
        Files.writeString(file.path(), "{\"portBase\": 90");

        assertThatThrownBy(file::read).isInstanceOf(DemoFailed.class)
                .hasMessageContaining("stack.json cannot be read")
                .hasMessageContaining("Delete it: then ./demo down ends what still runs");
        assertThat(file.path()).exists();
    }

    @Test
    void a_process_that_only_has_the_number_of_ours_is_not_ours() {
        Running alive = alive(Component.ORDER);
        Running reused = new Running(Instance.of(Component.PAYMENT), alive.pid(), "another birth", 9084, 9085, "l",
                "a");

        assertThat(new StackState(9080, Replicas.ONE_EACH, List.of(alive, reused)).alive().running())
                .containsExactly(alive);
    }

    @Test
    void what_is_missing_is_what_does_not_run() {
        assertThat(new StackState(9080, Replicas.ONE_EACH, List.of(alive(Component.GATEWAY), POSTGRES)).missing())
                .extracting(Instance::name).containsExactly("order", "payment", "inventory", "postgres");
    }

    private static Running alive(Component component) {
        ProcessId self = ProcessId.of(ProcessHandle.current().pid()).orElseThrow();
        return new Running(Instance.of(component), self.pid(), self.born(), 9082, 9083, "l", "a");
    }
}

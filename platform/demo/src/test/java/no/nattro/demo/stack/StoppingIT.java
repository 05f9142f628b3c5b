package no.nattro.demo.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.process.Detached;
import no.nattro.demo.process.ProcessId;
import no.nattro.demo.process.Signal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoppingIT {

    @TempDir
    private Path folder;
    private StackFile file;
    private Running order;
    private Running inventory;

    @BeforeEach
    void twoProcesses() {
        file = new StackFile(folder.resolve("stack.json"));
        order = sleeping(Component.ORDER);
        inventory = sleeping(Component.INVENTORY);
        file.write(new StackState(8080, Replicas.ONE_EACH, List.of(order, inventory)));
    }

    @AfterEach
    void leaveNothingBehind() {
        Signal.KILL.send(order.process());
        Signal.KILL.send(inventory.process());
    }

    @Test
    void what_has_ended_is_struck_off_and_the_rest_stays_written_down() {
        RecordedProgress progress = new RecordedProgress();
        new Stopping(file, progress).stop(List.of(order));

        assertThat(order.isAlive()).isFalse();
        assertThat(inventory.isAlive()).isTrue();
        assertThat(file.read()).contains(new StackState(8080, Replicas.ONE_EACH, List.of(inventory)));
        assertThat(progress.done()).containsExactly("order stopped");
    }

    @Test
    void trouble_with_one_does_not_keep_the_others_running() throws IOException {
        Files.writeString(file.path(), "half a fi");

        assertThatThrownBy(() -> new Stopping(file, new RecordedProgress()).stop(List.of(order, inventory)))
                .isInstanceOf(DemoFailed.class).hasMessageContaining("stack.json cannot be read");
        assertThat(order.isAlive()).isFalse();
        assertThat(inventory.isAlive()).isFalse();
    }

    @Test
    void a_newer_process_of_the_same_name_is_not_struck_off() {
        Running newer = new Running(Instance.of(Component.ORDER), 1, "another birth", 8082, 8083, "log", "app");
        file.write(new StackState(8080, Replicas.ONE_EACH, List.of(newer)));
        new Stopping(file, new RecordedProgress()).stop(List.of(order));

        assertThat(file.read()).contains(new StackState(8080, Replicas.ONE_EACH, List.of(newer)));
    }

    private Running sleeping(Component component) {
        ProcessId process = Detached.start(List.of("sleep", "60"), _ -> {}, folder, folder.resolve("log"));
        return new Running(Instance.of(component), process.pid(), process.born(), 8082, 8083, "log", "app");
    }
}

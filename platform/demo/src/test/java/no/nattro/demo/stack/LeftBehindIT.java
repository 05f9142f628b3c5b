package no.nattro.demo.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.nattro.demo.home.Home;
import no.nattro.demo.process.Arguments;
import no.nattro.demo.process.Detached;
import no.nattro.demo.process.Executables;
import no.nattro.demo.process.ProcessId;
import no.nattro.demo.process.Signal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found of a command that was killed between a start and its writing down, and what is never taken for it. */
class LeftBehindIT {

    @TempDir
    private Path folder;
    private final List<ProcessId> started = new ArrayList<>();
    private Home home;
    private Path sleeper;

    @BeforeEach
    void aHome() throws IOException {
        home = new Home(folder, folder.resolve("a state"));
        Files.createDirectories(home.state());
        sleeper = StubService.jar(folder.resolve("stub.jar"), StubService.Behaviour.SLEEPS);
    }

    @AfterEach
    void leaveNothingBehind() {
        started.forEach(Signal.KILL::send);
    }

    @Test
    void a_service_with_our_mark_is_found_and_ended() {
        ProcessId service = java(Mark.of(home).jvmOptions(folder));
        List<LeftBehind> found = LeftBehind.find(home, Optional.empty());

        assertThat(found).extracting(LeftBehind::process).containsExactly(service);
        found.forEach(LeftBehind::end);
        assertThat(service.isAlive()).isFalse();
    }

    @Test
    void what_is_written_down_is_not_left_behind() {
        ProcessId service = java(Mark.of(home).jvmOptions(folder));
        Running running = new Running(Instance.of(Component.ORDER), service.pid(), service.born(), 1, 2, "l", "a");

        assertThat(LeftBehind.find(home, Optional.of(new StackState(8080, Replicas.ONE_EACH, List.of(running)))))
                .isEmpty();
    }

    @Test
    void a_service_of_another_stack_is_not_ours() {
        Home other = new Home(folder, folder.resolve("a state of somebody else"));
        java(Mark.of(other).jvmOptions(folder));

        assertThat(LeftBehind.find(home, Optional.empty())).isEmpty();
    }

    @Test
    void somebody_who_only_speaks_of_the_stack_or_reads_its_logs_is_not_ours() throws IOException {
        Path log = Files.createFile(home.state().resolve("order.log"));
        start(List.of("tail", "-f", log.toString()));
        start(List.of("sh", "-c", "sleep 60; true", Mark.of(home).jvmOptions(folder).getFirst()));

        assertThat(LeftBehind.find(home, Optional.empty())).isEmpty();
    }

    @Test
    void a_jar_that_is_being_unpacked_into_the_stack_is_found() {
        ProcessId tool = start(List.of(Executables.java(), "-jar", sleeper.toString(), "--destination",
                home.apps().resolve(".unfinished-order").toString()));

        assertThat(LeftBehind.find(home, Optional.empty())).extracting(LeftBehind::process).containsExactly(tool);
    }

    @Test
    void a_stack_whose_state_lies_inside_ours_is_not_ours() throws IOException {
        Home inner = new Home(folder, home.state().resolve("inner"));
        Files.createDirectories(inner.apps());
        java(Mark.of(inner).jvmOptions(folder));
        start(List.of(Executables.java(), "-jar", sleeper.toString(), "--destination",
                inner.apps().resolve(".unfinished-order").toString()));

        assertThat(LeftBehind.find(home, Optional.empty())).isEmpty();
        assertThat(LeftBehind.find(inner, Optional.empty())).hasSize(2);
    }

    private ProcessId java(List<String> options) {
        List<String> command = new ArrayList<>(List.of(Executables.java()));
        command.addAll(options);
        command.addAll(List.of("-jar", sleeper.toString()));
        return start(command);
    }

    private ProcessId start(List<String> command) {
        ProcessId process = Detached.start(command, _ -> {}, folder, folder.resolve("log"));
        started.add(process);
        await().until(() -> Arguments.of(process.handle().orElseThrow()).getFirst().equals(command.getFirst()));
        return process;
    }
}

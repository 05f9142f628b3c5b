package no.nattro.demo.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A start finds something there already: what is the stack's is kept, what is not is not touched. */
class AdoptionIT {

    private final StackUnderTest stack = StackUnderTest.shared();

    @AfterEach
    void leaveNothingBehind() {
        stack.stop();
        Leftovers.assertNone(stack);
    }

    @Test
    void a_second_up_starts_nothing() {
        Shell.Result first = stack.start();
        Map<String, ProcessHandle> before = stack.processes();
        Shell.Result second = stack.start();

        assertThat(second.err()).isEqualTo("Nattro is already running.\n");
        assertThat(second.out()).isEqualTo(first.out());
        assertThat(stack.processes()).isEqualTo(before).hasSize(StackUnderTest.NAMES.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "inventory"})
    void an_up_after_a_part_was_killed_starts_only_that(String killed) {
        stack.start();
        Map<String, ProcessHandle> before = stack.processes();
        Processes.kill(before.remove(killed));
        stack.start();

        Map<String, ProcessHandle> after = stack.processes();
        assertThat(after).containsAllEntriesOf(before).hasSize(StackUnderTest.NAMES.size());
    }

    /** Its file outlives a machine that is switched off, and the numbers in it are given to others. */
    @ParameterizedTest
    @ValueSource(strings = {"0a1b2c3d-0000-4000-8000-000000000000/$2", "$1/1"})
    void a_number_that_belongs_to_another_process_now_is_neither_adopted_nor_ended(String born) throws IOException {
        stack.start();
        String file = Files.readString(stack.stackFile());
        stack.stop();
        Process stranger = new ProcessBuilder("sleep", "300").start();
        try {
            String stale = file.replaceAll("\"pid\" : \\d+", "\"pid\" : " + stranger.pid())
                    .replaceAll("\"born\" : \"([^\"/]+)/([^\"]+)\"", "\"born\" : \"" + born + "\"");
            assertThat(stale).isNotEqualTo(file);
            Files.writeString(stack.stackFile(), stale);
            assertThat(stack.demo("status").exitCode()).isEqualTo(4);
            stack.start();
            assertThat(stack.processes()).hasSize(StackUnderTest.NAMES.size());
            stack.stop();

            Files.writeString(stack.stackFile(), stale);
            stack.stop();
            assertThat(stack.stackFile()).doesNotExist();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void a_postmaster_file_that_names_another_process_is_no_obstacle() throws IOException {
        stack.start();
        String file = Files.readString(stack.state().resolve("postgres/postmaster.pid"));
        stack.stop();
        Process stranger = new ProcessBuilder("sleep", "300").start();
        try {
            Files.writeString(stack.state().resolve("postgres/postmaster.pid"),
                    file.replaceFirst("\\d+", Long.toString(stranger.pid())));
            stack.start();

            assertThat(stack.processes()).containsKey("postgres");
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    /** As in a container whose first process collects nobody: PostgreSQL itself takes such a one for alive. */
    @Test
    void a_postmaster_file_that_names_a_dead_process_which_nobody_has_collected_is_no_obstacle() throws IOException {
        stack.start();
        String file = Files.readString(stack.state().resolve("postgres/postmaster.pid"));
        stack.stop();
        Process careless = new ProcessBuilder("sh", "-c", "sleep 0 & echo $!; exec sleep 300").start();
        try {
            String dead = careless.inputReader().readLine();
            Files.writeString(stack.state().resolve("postgres/postmaster.pid"), file.replaceFirst("\\d+", dead));

            stack.start();
        } finally {
            careless.destroyForcibly();
        }
    }

    /** As a laptop does that sleeps: time goes on, and nothing else. */
    @Test
    void a_stack_that_slept_goes_on_as_it_was() {
        stack.start();
        Map<String, ProcessHandle> before = stack.processes();
        List<ProcessHandle> everything = before.values().stream().flatMap(process -> Processes.tree(process).stream())
                .toList();
        Processes.freeze(everything);
        await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
        Processes.thaw(everything);

        await().until(() -> stack.demo("status").exitCode() == 0);
        assertThat(stack.processes()).isEqualTo(before);
    }
}

package no.nattro.demo.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that name processes outlive a machine that is switched off, and the numbers in them are given to others. */
class StaleFilesIT {

    private static StackUnderTest stack;
    private static Path postmaster;
    private static String stackFile;
    private static String postmasterFile;
    private Process stranger;

    @BeforeAll
    static void keepTheFilesOfARun() throws IOException {
        stack = StackUnderTest.shared();
        postmaster = stack.state().resolve("postgres/postmaster.pid");
        stack.start();
        stackFile = Files.readString(stack.stackFile());
        postmasterFile = Files.readString(postmaster);
        stack.stop();
    }

    @BeforeEach
    void aStranger() throws IOException {
        stranger = new ProcessBuilder("sh", "-c", "sleep 0 & echo $!; exec sleep 300").start();
    }

    @AfterEach
    void leaveNothingBehind() throws IOException {
        stranger.destroyForcibly();
        Leftovers.end(stack);
    }

    /** Of another boot of the machine, and of an earlier process of this one. */
    @ParameterizedTest
    @ValueSource(strings = {"0a1b2c3d-0000-4000-8000-000000000000/$2", "$1/1"})
    void a_number_that_belongs_to_another_process_now_is_neither_adopted_nor_ended(String born) throws IOException {
        String stale = stackFile.replaceAll("\"pid\" : \\d+", "\"pid\" : " + stranger.pid())
                .replaceAll("\"born\" : \"([^\"/]+)/([^\"]+)\"", "\"born\" : \"" + born + "\"");
        assertThat(stale).isNotEqualTo(stackFile);
        Files.writeString(stack.stackFile(), stale);
        Files.writeString(postmaster, postmasterFile.replaceFirst("\\d+", Long.toString(stranger.pid())));

        assertThat(stack.demo("status").exitCode()).isEqualTo(4);
        startAndStop();
        Files.writeString(stack.stackFile(), stale);
        stack.stop();
        Leftovers.assertNone(stack);
        assertThat(stranger.isAlive()).isTrue();
    }

    /** As in a container whose first process collects nobody: PostgreSQL itself takes such a one for alive. */
    @Test
    void a_dead_server_that_nobody_has_collected_is_no_obstacle() throws IOException {
        String dead = stranger.inputReader().readLine();
        Files.writeString(postmaster, postmasterFile.replaceFirst("\\d+", dead));

        startAndStop();
        Leftovers.assertNone(stack);
    }

    private static void startAndStop() {
        stack.start();
        assertThat(stack.processes()).hasSize(StackUnderTest.NAMES.size());
        stack.stop();
    }
}

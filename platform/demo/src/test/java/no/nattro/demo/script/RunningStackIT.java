package no.nattro.demo.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.nattro.demo.process.Executables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What may happen to a stack that runs, and goes on. Its path has blanks and an å, and it has no terminal. */
class RunningStackIT {

    private static final String ESCAPE = "\u001b[";

    private static StackUnderTest stack;
    private static Shell.Result first;

    @BeforeAll
    static void start() {
        stack = StackUnderTest.shared();
        first = stack.start();
    }

    @AfterAll
    static void leaveNothingBehind() {
        stack.stop();
        Leftovers.assertNone(stack);
    }

    @Test
    void a_second_up_starts_nothing() {
        Map<String, ProcessHandle> before = stack.processes();
        Shell.Result second = stack.start();

        assertThat(second.err()).isEqualTo("Nattro is already running.\n");
        assertThat(second.out()).isEqualTo(first.out());
        assertThat(stack.processes()).isEqualTo(before).hasSize(StackUnderTest.NAMES.size());
    }

    @Test
    void an_up_after_a_part_was_killed_starts_only_that() {
        Map<String, ProcessHandle> before = stack.processes();
        Processes.kill(before.remove("gateway"));
        stack.start();

        assertThat(stack.processes()).containsAllEntriesOf(before).hasSize(StackUnderTest.NAMES.size());
    }

    /** As a laptop does that sleeps: time goes on, and nothing else. */
    @Test
    void a_stack_that_slept_goes_on_as_it_was() {
        Map<String, ProcessHandle> before = stack.processes();
        List<ProcessHandle> everything = before.values().stream().flatMap(process -> Processes.tree(process).stream())
                .toList();
        Processes.freeze(everything);
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
        Processes.thaw(everything);

        await().until(() -> stack.demo("status").exitCode() == 0);
        assertThat(stack.processes()).isEqualTo(before);
    }

    @Test
    void two_stacks_live_side_by_side() {
        StackUnderTest other = stack.beside("another state");
        other.start();
        Map<String, ProcessHandle> first = stack.processes();
        Map<String, ProcessHandle> second = other.processes();

        assertThat(second).hasSize(StackUnderTest.NAMES.size());
        assertThat(second.values()).doesNotContainAnyElementsOf(first.values());
        other.stop();
        Leftovers.assertNone(other);
        assertThat(stack.demo("status").exitCode()).isZero();
        assertThat(stack.processes()).isEqualTo(first);
    }

    @Test
    void without_a_terminal_there_is_neither_colour_nor_a_line_that_is_redrawn() {
        Shell.Result status = stack.demo("status");

        assertThat(status.out() + status.err() + stack.start().err()).doesNotContain(ESCAPE, "\r");
    }

    @Test
    void a_terminal_has_colours_unless_the_person_wants_none() {
        assumeThat(Executables.find("script")).as("script, which makes a terminal").isPresent();

        assertThat(onTerminal(stack.shell().with("TERM", "xterm"))).contains("UP", ESCAPE);
        assertThat(onTerminal(stack.shell().with("TERM", "xterm").with("NO_COLOR", "1"))).contains("UP")
                .doesNotContain(ESCAPE);
        assertThat(onTerminal(stack.shell().with("TERM", "dumb"))).contains("UP").doesNotContain(ESCAPE);
    }

    private static String onTerminal(Shell shell) {
        return shell.run("script", "-qec", "./demo status", "/dev/null").out();
    }
}

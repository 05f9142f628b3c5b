package no.nattro.demo.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Map;
import no.nattro.demo.process.Executables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same stack in other surroundings: beside another, on a terminal, in none. Its path has blanks and an å anyway. */
class SurroundingsIT {

    private static final String ESCAPE = "\u001b[";

    private static final StackUnderTest stack = StackUnderTest.shared();

    @BeforeAll
    static void start() {
        stack.start();
    }

    @AfterAll
    static void stop() {
        stack.stop();
        Leftovers.assertNone(stack);
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

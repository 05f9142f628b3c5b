package no.nattro.demo.process;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import no.nattro.demo.home.DemoFailed;
import org.junit.jupiter.api.Test;

class ToolIT {

    @Test
    void success_is_quiet() {
        assertThatCode(() -> Tool.run("Greeting", List.of("echo", "hello"), _ -> {})).doesNotThrowAnyException();
    }

    @Test
    void a_failure_shows_what_was_printed() {
        assertThatThrownBy(() -> Tool.run("Greeting", List.of("sh", "-c", "echo no room >&2; exit 3"), _ -> {}))
                .isInstanceOf(DemoFailed.class).hasMessage("Greeting failed (exit code 3):\nno room");
    }

    @Test
    void a_tool_written_in_java_fails_without_its_stack() {
        assertThatThrownBy(() -> Tool.run("Greeting", List.of("sh", "-c",
                "printf 'Exception: no room\\n\\tat a.B.c(B.java:1)\\n\\t... 7 more\\n'; exit 1"), _ -> {}))
                .hasMessage("Greeting failed (exit code 1):\nException: no room");
    }

    @Test
    void a_program_that_is_not_there_is_told() {
        assertThatThrownBy(() -> Tool.run("Greeting", List.of("no-such-program"), _ -> {}))
                .isInstanceOf(DemoFailed.class).hasMessageStartingWith("Greeting failed")
                .hasMessageContaining("no-such-program");
    }
}

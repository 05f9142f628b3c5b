package no.nattro.demo.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TerminalTest {

    @BeforeEach
    void aTerminal() {
        System.setProperty("nattro.terminal.out", "true");
        System.setProperty("nattro.terminal.err", "true");
    }

    @AfterEach
    void noTerminal() {
        System.clearProperty("nattro.terminal.out");
        System.clearProperty("nattro.terminal.err");
    }

    @Test
    void a_terminal_has_colours() {
        assertThat(Terminal.fromEnvironment(Map.of("TERM", "xterm")).good("UP")).isEqualTo("\u001b[32mUP\u001b[0m");
    }

    @Test
    void who_wants_no_colours_gets_none_but_keeps_lines_that_refresh() {
        Terminal terminal = Terminal.fromEnvironment(Map.of("TERM", "xterm", "NO_COLOR", "1"));

        assertThat(terminal.good("UP")).isEqualTo("UP");
        assertThat(terminal.live()).isTrue();
        assertThat(terminal.screen()).isTrue();
    }

    @Test
    void a_dumb_terminal_gets_neither() {
        Terminal terminal = Terminal.fromEnvironment(Map.of("TERM", "dumb"));

        assertThat(terminal.coloured()).isFalse();
        assertThat(terminal.live()).isFalse();
        assertThat(terminal.screen()).isFalse();
    }

    @Test
    void a_pipe_gets_neither() {
        noTerminal();

        assertThat(Terminal.fromEnvironment(Map.of("TERM", "xterm")).coloured()).isFalse();
    }
}

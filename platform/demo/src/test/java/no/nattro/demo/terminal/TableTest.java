package no.nattro.demo.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columns_are_as_wide_as_their_widest_cell() {
        assertThat(new Table().row("NAME", "PID").row("inventory", "7").lines())
                .containsExactly("NAME       PID", "inventory  7");
    }

    @Test
    void colours_take_no_room() {
        assertThat(new Table().row("\u001b[32mUP\u001b[0m", "x").row("STOPPED", "y").lines())
                .containsExactly("\u001b[32mUP\u001b[0m       x", "STOPPED  y");
    }
}

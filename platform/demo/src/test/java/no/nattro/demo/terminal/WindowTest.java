package no.nattro.demo.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTest {

    @Test
    void rows_come_before_columns() {
        assertThat(Window.said("50 132\n")).isEqualTo(new Window(132, 50)).hasToString("132 x 50");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0 0\n", "0 80\n", "stty: standard input: Inappropriate ioctl for device"})
    void where_nobody_knows_it_is_what_it_always_was(String said) {
        assertThat(Window.said(said)).isEqualTo(new Window(80, 24));
    }

    @Test
    void it_holds_what_is_neither_wider_nor_higher() {
        Window window = new Window(80, 24);

        assertThat(window.holds(80, 24)).isTrue();
        assertThat(window.holds(81, 24)).isFalse();
        assertThat(window.holds(80, 25)).isFalse();
    }
}

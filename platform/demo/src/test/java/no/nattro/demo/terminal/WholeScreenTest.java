package no.nattro.demo.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WholeScreenTest {

    private static final String ENTER = "\u001b[?1049h\u001b[?25l\u001b[?7l\u001b[2J";
    private static final String LEAVE = "\u001b[?7h\u001b[?25h\u001b[?1049l";

    private final Screen written = new Screen();
    private final WholeScreen screen = new WholeScreen(written.terminal(false, false).out());

    @Test
    void each_picture_is_painted_over_the_one_before_and_nothing_is_cleared_first() {
        screen.paint(List.of("a long line", "b"));
        screen.paint(List.of("c"));

        assertThat(written.results()).isEqualTo(ENTER + "\u001b[Ha long line\u001b[K\r\nb\u001b[K\u001b[J"
                + "\u001b[Hc\u001b[K\u001b[J");
    }

    @Test
    void at_the_end_the_window_is_given_back_once_and_the_last_picture_stays() {
        screen.paint(List.of("a", "b"));
        screen.close();
        screen.close();
        screen.paint(List.of("c"));

        assertThat(written.results()).endsWith("\u001b[J" + LEAVE + "a\nb\n").containsOnlyOnce(LEAVE);
    }

    @Test
    void a_window_that_was_not_taken_is_not_given_back() {
        screen.close();
        screen.paint(List.of("a"));

        assertThat(written.results()).isEmpty();
    }
}

package no.nattro.demo.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

class StatusLineTest {

    private final Screen screen = new Screen();

    @Test
    void on_a_terminal_the_status_is_redrawn_below_what_has_happened() {
        try (StatusLine progress = new StatusLine(screen.terminal(true, true))) {
            progress.shows(() -> "0:01 of 1:30");
            await().until(() -> screen.said().endsWith("0:01 of 1:30\n"));
            progress.says("kill order");

            assertThat(screen.said()).contains("\u001b[1A\r\u001b[Jkill order\n").endsWith("0:01 of 1:30\n");
        }
        assertThat(screen.said()).as("the status is gone").endsWith("\u001b[1A\r\u001b[J");
    }

    @Test
    void what_is_printed_when_it_is_over_is_not_drawn_over() {
        try (StatusLine progress = new StatusLine(screen.terminal(true, true))) {
            progress.shows(() -> "1:30 of 1:30");
            await().until(() -> screen.said().endsWith("1:30 of 1:30\n"));
            progress.clear();
            assertThat(screen.said()).endsWith("\u001b[1A\r\u001b[J");
        }
        assertThat(screen.said()).as("nothing above is touched").endsWith("\u001b[1A\r\u001b[J\r\u001b[J");
    }

    @Test
    void without_a_terminal_what_happens_has_its_line_and_nothing_is_painted() {
        try (StatusLine progress = new StatusLine(screen.terminal(false, false))) {
            progress.shows(() -> "0:01 of 1:30");
            progress.says("kill order");
        }
        assertThat(screen.said()).isEqualTo("kill order\n");
    }

    @Test
    void once_closed_it_says_nothing_any_more() {
        StatusLine progress = new StatusLine(screen.terminal(false, false));
        progress.close();
        progress.says("kill order");

        assertThat(screen.said()).isEmpty();
    }
}

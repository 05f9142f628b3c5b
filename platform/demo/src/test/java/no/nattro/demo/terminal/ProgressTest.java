package no.nattro.demo.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.stack.Progress;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final Instance ORDER = Instance.of(Component.ORDER);
    private static final Instance PAYMENT = Instance.of(Component.PAYMENT);

    private final Screen screen = new Screen();

    @Test
    void without_a_terminal_each_component_has_one_line() {
        Progress progress = screen.terminal(false, false).progress();
        progress.doing(ORDER, "unpacking");
        progress.doing(ORDER, "starting");
        progress.done(ORDER, "ready");
        progress.failed(PAYMENT);
        progress.finished();

        assertThat(screen.said()).matches("order ready after \\d+\\.\\d s\npayment failed\n");
        assertThat(screen.results()).isEmpty();
    }

    @Test
    void on_a_terminal_lines_are_redrawn_in_place() {
        Progress progress = screen.terminal(true, true).progress();
        progress.doing(ORDER, "starting");
        await().until(() -> screen.said().contains("·  order  starting"));
        progress.done(ORDER, "ready");

        assertThat(screen.said()).endsWith("\u001b[1A\r\u001b[J✓  order  ready  0.1 s\n".replace("0.1 s",
                screen.said().substring(screen.said().lastIndexOf("  ") + 2).strip()));
    }

    @Test
    void once_finished_nothing_is_drawn_over_what_comes_next() {
        Progress progress = screen.terminal(true, true).progress();
        progress.doing(ORDER, "starting");
        progress.doing(PAYMENT, "waiting for PostgreSQL");
        progress.done(ORDER, "ready");
        progress.finished();
        String before = screen.said();
        progress.finished();

        assertThat(screen.said()).isEqualTo(before).doesNotEndWith("PostgreSQL");
    }
}

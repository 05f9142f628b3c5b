package no.nattro.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import no.nattro.demo.terminal.Terminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsCommandTest {

    private static final String ONE = "2026-11-23T00:00:01.000Z  INFO one";
    private static final String TWO = "2026-11-23 00:00:02.000 UTC [1] LOG:  two";
    private static final String THREE = "2026-11-23T00:00:03.000Z  INFO three";

    @TempDir
    private Path folder;
    private MadeUpStack stack;

    @BeforeEach
    void aStackThatHasEnded() throws IOException {
        stack = new MadeUpStack(folder);
    }

    @Test
    void logs_of_what_runs_no_more_are_one_story() throws IOException {
        someLogs();

        assertThat(stack.demo("logs")).isEqualTo(ExitCode.OK);
        assertThat(stack.screen().results()).isEqualTo("order-2   | " + ONE + "\npostgres  | " + TWO + "\norder     | "
                + THREE + "\n");
        assertThat(stack.screen().said()).isEmpty();
    }

    @Test
    void only_those_asked_for_are_shown_and_take_no_more_room_than_they_need() throws IOException {
        someLogs();

        assertThat(stack.demo("logs", "order", "order-2", "--tail", "1")).isEqualTo(ExitCode.OK);
        assertThat(stack.screen().results()).isEqualTo("order   | " + THREE + "\n");
    }

    @Test
    void each_instance_has_its_colour_on_a_terminal() throws IOException {
        someLogs();

        assertThat(stack.demo(stack.screen().terminal(true, true), "logs")).isEqualTo(ExitCode.OK);
        assertThat(stack.screen().results()).contains("\u001b[92morder-2   | \u001b[0m" + ONE,
                "\u001b[34mpostgres  | \u001b[0m" + TWO, "\u001b[32morder     | \u001b[0m" + THREE);
    }

    @Test
    void a_name_that_nobody_has_is_told_with_those_that_there_are() throws IOException {
        someLogs();

        assertThat(stack.demo("logs", "oder")).isEqualTo(ExitCode.USAGE);
        assertThat(stack.screen().said()).isEqualTo("demo: there is no oder, but gateway, order, order-2,"
                + " payment, inventory, postgres. See ./demo logs --help\n");
    }

    @Test
    void who_has_written_nothing_yet_is_named_beside_those_who_have() throws IOException {
        someLogs();

        assertThat(stack.demo("logs", "payment", "postgres")).isEqualTo(ExitCode.OK);
        assertThat(stack.screen().results()).isEqualTo("postgres | " + TWO + "\n");
        assertThat(stack.screen().said()).isEqualTo("payment has no log yet (.demo/logs/payment.log).\n");
    }

    @Test
    void where_nothing_was_ever_started_there_is_nothing_to_show() {
        assertThat(stack.demo("logs")).isEqualTo(ExitCode.FAILED);
        assertThat(stack.screen().said())
                .isEqualTo("demo: There are no logs yet in .demo/logs. ./demo up writes them.\n");
    }

    @Test
    void a_tail_below_nothing_is_refused() {
        assertThat(stack.demo("logs", "-n", "-1")).isEqualTo(ExitCode.USAGE);
        assertThat(stack.screen().said())
                .isEqualTo("demo: --tail must be 0 or more. See ./demo logs --help\n");
    }

    @Test
    void when_nobody_reads_any_more_it_ends() throws IOException {
        someLogs();
        AtomicInteger lines = new AtomicInteger();
        Terminal head = new Terminal(new PrintStream(new OutputStream() {
            @Override
            public void write(int letter) throws IOException {
                if (letter == '\n' && lines.incrementAndGet() == 2) {
                    throw new IOException("Broken pipe");
                }
            }
        }), System.err, false, false);

        assertThat(stack.demo(head, "logs", "--follow")).isEqualTo(ExitCode.OK);
        assertThat(lines).hasValue(2);
    }

    @Test
    void following_shows_what_is_written_and_who_comes_later() throws Exception {
        someLogs();
        Thread following = Thread.ofPlatform().start(() -> stack.demo("logs", "-f", "-n", "1"));
        try {
            await().until(() -> stack.screen().results().equals("order     | " + THREE + "\n"));
            stack.log("payment", "2026-11-23T00:00:04.000Z  INFO four");
            await().until(() -> stack.screen().results().endsWith("payment   | 2026-11-23T00:00:04.000Z  INFO four\n"));
        } finally {
            following.interrupt();
        }
        assertThatCode(following::join).doesNotThrowAnyException();
    }

    private void someLogs() throws IOException {
        stack.log("order-2", ONE);
        stack.log("postgres", TWO);
        stack.log("order", THREE);
    }
}

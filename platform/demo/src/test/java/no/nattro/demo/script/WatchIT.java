package no.nattro.demo.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import no.nattro.demo.process.Executables;
import no.nattro.demo.process.ProcessId;
import no.nattro.demo.process.Signal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The live screen on a terminal that somebody looks at, resizes, and wants back afterwards as it was. */
class WatchIT {

    /** What the shell makes of Ctrl-C, and of kill. */
    private static final int INTERRUPTED = 130;
    private static final int TERMINATED = 143;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String ENTER = "\u001b[?1049h\u001b[?25l\u001b[?7l";
    private static final String LEAVE = "\u001b[?7h\u001b[?25h\u001b[?1049l";
    private static final String PICTURE = "\u001b[H";
    private static final String COLOUR = "\u001b\\[\\d+m";

    private static StackUnderTest stack;

    @TempDir
    private Path folder;
    private Shell.Started watch;

    @BeforeAll
    static void start() {
        stack = StackUnderTest.shared();
        stack.start();
    }

    @AfterAll
    static void leaveNothingBehind() {
        stack.stop();
        Leftovers.assertNone(stack);
    }

    @AfterEach
    void endIt() {
        if (watch != null && watch.process().isAlive()) {
            watch.process().descendants().forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void ctrl_c_gives_the_window_back_and_leaves_the_last_picture() throws IOException {
        watchOnATerminal(Map.of());
        awaitPictures(2);
        Files.createFile(folder.resolve("ctrl-c"));

        assertThat(watch.await().exitCode()).isEqualTo(INTERRUPTED);
        assertThat(watch.printed()).containsOnlyOnce(ENTER).containsPattern(COLOUR);
        assertGivenBack();
        assertThat(afterwards()).contains("Nattro, ports from " + stack.base(), "payment bank ", "Brakes ");
    }

    @Test
    void kill_gives_the_window_back() {
        watchOnATerminal(Map.of());
        awaitPictures(1);
        Signal.TERM.send(command());

        assertThat(watch.await().exitCode()).isEqualTo(TERMINATED);
        assertGivenBack();
    }

    @Test
    void what_goes_wrong_gives_the_window_back_and_is_told_below_it() throws IOException {
        watchOnATerminal(Map.of());
        awaitPictures(1);
        Path kept = folder.resolve("stack.json");
        Files.copy(stack.stackFile(), kept);
        try {
            Files.writeString(stack.stackFile(), "half a fi");

            assertThat(watch.await().exitCode()).isEqualTo(1);
        } finally {
            Files.copy(kept, stack.stackFile(), StandardCopyOption.REPLACE_EXISTING);
        }
        assertGivenBack();
        assertThat(afterwards()).contains("stack.json cannot be read");
    }

    @Test
    void it_ends_when_nothing_runs_any_more() {
        watchOnATerminal(Map.of());
        awaitPictures(1);
        stack.stop();
        try {
            assertThat(watch.await().exitCode()).isEqualTo(4);
            assertGivenBack();
            assertThat(afterwards()).endsWith("demo: Nattro is not running. Start it with: ./demo up\r\n");
        } finally {
            stack.start();
        }
    }

    @Test
    void a_window_that_changes_its_size_is_painted_anew() throws Exception {
        watchOnATerminal(Map.of());
        awaitPictures(1);
        resize(60, 24);
        awaitPicture("This window is too small: 60 x 24.");
        resize(80, 12);
        awaitPicture("This window is too low");
        resize(132, 50);
        awaitPicture("Brakes ");
    }

    @Test
    void a_part_that_dies_and_one_that_stands_still_are_told_and_hold_nothing_up() {
        watchOnATerminal(Map.of());
        awaitPictures(1);
        stack.demo("kill", "inventory");
        stack.demo("freeze", "order");
        try {
            awaitPicture("order frozen, inventory not running");
            awaitPictures(pictures() + 3);
        } finally {
            stack.demo("thaw", "order");
            stack.start();
        }
        await().atMost(PATIENCE).until(() -> !lastPicture().contains("Parts "));
    }

    @Test
    void who_wants_no_colours_gets_none_and_a_live_screen_all_the_same() {
        watchOnATerminal(Map.of("NO_COLOR", "1"));
        awaitPictures(2);

        assertThat(watch.printed()).contains(ENTER).doesNotContainPattern(COLOUR);
    }

    @Test
    void a_dumb_terminal_and_a_pipe_get_one_picture_as_text() {
        watchOnATerminal(Map.of("TERM", "dumb"));
        assertThat(watch.await().exitCode()).isZero();
        assertThat(watch.printed()).contains("payment bank ").doesNotContain("\u001b");

        Shell.Result pipe = stack.demo("watch");
        assertThat(pipe.exitCode()).isZero();
        assertThat(pipe.out()).contains("payment bank ").doesNotContain("\u001b", "\r");
        assertThat(pipe.err()).isEmpty();
    }

    /** Ctrl-C is pressed when there is a file of that name: the terminal makes a signal of it, as it does for a person. */
    private void watchOnATerminal(Map<String, String> environment) {
        assumeThat(Executables.find("script")).as("script, which makes a terminal").isPresent();
        Shell shell = stack.shell().with("TERM", "xterm");
        environment.forEach(shell::with);
        watch = shell.start("sh", "-c", """
                (until [ -e "$1/ctrl-c" ]; do sleep 0.1; done; printf '\\003'; sleep 1) | {
                script -qefc 'stty rows 24 cols 80; exec ./demo watch' /dev/null
                result=$?
                : > "$1/ctrl-c"
                exit $result
                }""", "sh", folder.toString());
    }

    private void awaitPictures(int number) {
        await().atMost(PATIENCE).until(() -> pictures() >= number);
    }

    private void awaitPicture(String part) {
        await().atMost(PATIENCE).until(() -> lastPicture().contains(part));
    }

    private int pictures() {
        return watch.printed().split(Pattern.quote(PICTURE), -1).length - 1;
    }

    private String lastPicture() {
        String printed = watch.printed();
        return printed.substring(Math.max(0, printed.lastIndexOf(PICTURE))).replaceAll(COLOUR, "");
    }

    private String afterwards() {
        return watch.printed().substring(watch.printed().lastIndexOf(LEAVE) + LEAVE.length());
    }

    private void assertGivenBack() {
        assertThat(watch.printed()).containsOnlyOnce(LEAVE);
        assertThat(afterwards()).doesNotContain(PICTURE, "\u001b[?");
    }

    private void resize(int columns, int rows) throws IOException, InterruptedException {
        Path terminal = Path.of("/proc", Long.toString(command().pid()), "fd", "1").toRealPath();
        assertThat(new ProcessBuilder("stty", "-F", terminal.toString(), "rows", Integer.toString(rows), "cols",
                Integer.toString(columns)).inheritIO().start().waitFor()).isZero();
    }

    private ProcessId command() {
        return watch.process().descendants()
                .filter(process -> process.info().command().orElse("").endsWith("/java"))
                .map(process -> ProcessId.of(process.pid()).orElseThrow()).findFirst().orElseThrow();
    }
}

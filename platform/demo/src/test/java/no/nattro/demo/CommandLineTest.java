package no.nattro.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import no.nattro.demo.home.Home;
import no.nattro.demo.postgres.PostgresBinaries;
import no.nattro.demo.stack.Stack;
import no.nattro.demo.stack.StackFile;
import no.nattro.demo.stack.UnpackedApps;
import no.nattro.demo.terminal.Screen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command says where nothing runs. */
class CommandLineTest {

    private final Screen screen = new Screen();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"up", "status", "watch", "buy", "start", "stop", "restart", "roll", "kill", "freeze",
            "thaw", "fault", "reset", "check", "trial", "bench", "lesson", "lesson slow-payment"})
    void help_has_examples(String command) {
        assertThat(run((command + " --help").split(" "))).isEqualTo(ExitCode.OK);
        assertThat(screen.results()).contains("Usage: demo " + command, "Examples:", "  ./demo " + command,
                "Exit codes:");
        assertThat(screen.said()).isEmpty();
    }

    @Test
    void the_help_of_all_names_each_command_and_exit_code() {
        assertThat(run("--help")).isEqualTo(ExitCode.OK);
        assertThat(screen.results()).contains("up ", "down ", "status ", "watch ", "buy ", "version ",
                "4   Nattro is not running");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "frob|'frob'|./demo --help",
            "buy NO-1001:x|'NO-1001:x' is not SKU or SKU:QTY, as in NO-1001:2|./demo buy --help",
            "buy --times 0|--times must be 1 or more|./demo buy --help",
            "buy --parallel 201|--parallel must be from 1 to 200|./demo buy --help",
            "up --port-base 80|--port-base must be from 1024 to 64000|./demo up --help",
            "up --replicas order=5|--replicas: order can have from 1 to 4 replicas, not 5|./demo up --help",
            "up --replicas frob=2|there is no frob, but gateway, order, payment, inventory, postgres|./demo up --help",
            "up --timeout 0|--timeout must be 1 second or more|./demo up --help",
            "status --watch|--watch needs a terminal|./demo status --help",
            "status --watch --json|--watch is for people, --json for scripts: choose one|./demo status --help",
            "watch --twice|'--twice'|./demo watch --help",
            "roll --settle -1|--settle must be 0 seconds or more|./demo roll --help",
            "roll order-2|there is no order-2, but gateway, order, payment, inventory, postgres|./demo roll --help",
            "trial --minutes 0.1|--minutes must be from 0.2 to 60|./demo trial --help",
            "trial --clients 0|--clients must be from 1 to 100|./demo trial --help",
            "trial --port-base 80|--port-base must be from 1024 to 64000|./demo trial --help",
            "trial --seed x|'x'|./demo trial --help",
            "bench|Missing required parameter: 'WHAT'|./demo bench --help",
            "bench frob|'WHAT'|./demo bench --help",
            "bench gateway --pairs 0|--pairs must be from 1 to 100|./demo bench --help",
            "bench gateway --way frob|'frob'|./demo bench --help",
            "fault --hang --for 1m|Missing required parameter: 'NAME', or the command list or clear|./demo fault --help",
            "fault payment --for 1m|say what shall happen: one of --delay, --error, --hang, --refuse, --lose-reply|./demo fault --help",
            "fault payment --hang --refuse --for 1m|say what shall happen: one of --delay|./demo fault --help",
            "fault payment --hang|--for is needed: how long it shall last, as in 60s, at most 1h|./demo fault --help",
            "fault payment --hang --for 30|'30' is no duration; write it as 30s, 500ms or 5m|./demo fault --help",
            "fault payment --delay soon --for 1m|'soon' is no duration|./demo fault --help",
            "fault payment --error x --for 1m|'x'|./demo fault --help",
            "fault list --jason|'--jason'|./demo fault list --help",
            "lesson frob|'frob'|./demo lesson --help",
            "lesson slow-payment --rate 11|--rate must be from 1 to 10|./demo lesson slow-payment --help",
            "lesson slow-payment --hang 30|'30' is no duration; write it as 30s|./demo lesson slow-payment --help",
            "lesson slow-payment --hang 4s|--hang must be from 5s to 10m|./demo lesson slow-payment --help",
            "lesson slow-payment --only frob|'frob'|./demo lesson slow-payment --help",
            "lesson slow-payment --before 0|--before must be from 1 to 600|./demo lesson slow-payment --help",
            "lesson slow-payment --port-base 80|--port-base must be from 1024|./demo lesson slow-payment --help",
            "kill|Missing required parameter: 'NAME'|./demo kill --help",
            "status --jason|'--jason'|./demo status --help"})
    void a_wrong_command_line_is_told_in_one_line(String line, String fault, String help) {
        assertThat(run(line.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(screen.said()).contains(fault).endsWith(". See " + help + "\n").hasLineCount(1);
        assertThat(screen.results()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"buy", "status", "watch", "watch --once", "watch --json", "start order", "stop order",
            "restart order", "roll", "kill order",
            "freeze order",
            "thaw order", "check", "fault payment --hang --for 1m", "fault list", "fault clear"})
    void what_needs_a_running_system_says_how_to_start_it(String command) {
        assertThat(run(command.split(" "))).isEqualTo(ExitCode.NOT_RUNNING);
        assertThat(screen.said()).isEqualTo("demo: Nattro is not running. Start it with: ./demo up\n");
    }

    @Test
    void scripts_get_their_json_also_when_nothing_runs() {
        assertThat(run("status", "--json")).isEqualTo(ExitCode.NOT_RUNNING);
        assertThat(screen.results()).contains("\"health\" : \"STOPPED\"");
        assertThat(screen.said()).isEmpty();
    }

    @Test
    void stopping_what_does_not_run_is_no_failure() {
        assertThat(run("down")).isEqualTo(ExitCode.OK);
        assertThat(screen.said()).isEqualTo("Nattro is not running.\n");
    }

    @Test
    void nothing_is_wiped_unless_somebody_agrees() throws Exception {
        Path data = Files.createDirectories(folder.resolve(".demo/postgres"));

        assertThat(run("reset")).isEqualTo(ExitCode.FAILED);
        assertThat(screen.said())
                .startsWith("demo: Nothing was deleted. ./demo reset --yes stops everything and deletes");
        assertThat(data).exists();
        assertThat(run("reset", "--yes")).isEqualTo(ExitCode.OK);
        assertThat(data).doesNotExist();
    }

    @Test
    void two_looks_at_a_trial_of_one_seed_show_the_same_faults() {
        assertThat(run("trial", "--seed", "7", "--dry-run")).isEqualTo(ExitCode.OK);
        String first = screen.results();
        assertThat(run("trial", "--seed", "7", "--dry-run")).isEqualTo(ExitCode.OK);

        assertThat(screen.results()).isEqualTo(first + first);
        assertThat(first).containsPattern("(?m)^ \\d:\\d\\d  kill (gateway|order|payment|inventory|postgres)");
        assertThat(screen.said()).startsWith("Trial: seed 7, ");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void lessons_are_listed_by_what_they_are_about() {
        assertThat(run("lesson")).isEqualTo(ExitCode.OK);
        assertThat(screen.results()).containsPattern("(?m)^  slow-payment +Payment hangs, the shop does not");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void the_version_is_told_with_those_of_what_it_brings() {
        assertThat(run("version")).isEqualTo(ExitCode.OK);
        assertThat(screen.results()).contains("Nattro 0.", "PostgreSQL 17.", "Java 25");
    }

    @Test
    void a_file_that_cannot_be_read_is_a_sentence_and_no_stack_trace() throws Exception {
        Files.createDirectories(folder.resolve(".demo"));
        Files.writeString(folder.resolve(".demo/stack.json"), "half a fi");

        assertThat(run("status")).isEqualTo(ExitCode.FAILED);
        assertThat(screen.said()).startsWith("demo: ").contains("stack.json cannot be read").doesNotContain("\tat ");
    }

    private int run(String... arguments) {
        Home home = new Home(folder, folder.resolve(".demo"));
        PostgresBinaries binaries = new PostgresBinaries(folder.resolve("postgres"));
        Stack stack = new Stack(home, binaries, new UnpackedApps(home, new StackFile(home.stackFile())));
        Context context = new Context(home, screen.terminal(false, false), binaries, stack, Build.read(),
                InstantSource.system());
        return Demo.commandLine(context, Map.of()).execute(arguments);
    }
}

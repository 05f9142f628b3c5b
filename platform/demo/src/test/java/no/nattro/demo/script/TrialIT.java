package no.nattro.demo.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.nattro.demo.home.PrivateFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A trial of the real services. Each build looks elsewhere: the seed is drawn, and told. {@code -Dnattro.trial.seed=N} brings a
 * bad one back, {@code -Dnattro.trial.minutes=10} makes it a long one. What a trial that failed has left is in
 * {@code target/trial-it}.
 */
class TrialIT {

    private static final double MINUTES = Double.parseDouble(System.getProperty("nattro.trial.minutes", "1.5"));
    private static final long SEED = Long.getLong("nattro.trial.seed", new Random().nextLong(1_000_000));

    /** From then on numbers are asked for that a short one on a busy machine need not reach. */
    private static final double LONG = 10;

    /** Start, healing, quiescence, replays and stop, on a machine that does something else besides. */
    private static final Duration BESIDES = Duration.ofMinutes(8);

    /** What the shell makes of Ctrl-C. */
    private static final int INTERRUPTED = 130;

    private static final Path STATE = Path.of("target/trial-it").toAbsolutePath();

    private final StackUnderTest own = StackUnderTest.real(STATE);
    private final StackUnderTest stack = new StackUnderTest(own.checkout(), STATE.resolve("trial"), own.base());

    @AfterEach
    void leaveNothingBehind() throws IOException {
        Leftovers.end(stack);
    }

    @Test
    void nothing_is_lost_when_anything_dies() throws IOException {
        System.out.println("-Dnattro.trial.seed=" + SEED);
        Shell.Result trial = ended(trial(MINUTES));
        System.out.println(trial.out());

        assertThat(trial.exitCode()).as(trial.err() + trial.out()).isZero();
        assertThat(trial.out()).contains("Nothing was lost.")
                .containsPattern("(?m)^kill( +[1-9]\\d*){5}$")
                .containsPattern("(?m)^freeze +-( +[1-9]\\d*){2} +- +-$")
                .containsPattern("(?m)^cut before +-(?=.*[1-9])( +\\d+){3} +-$")
                .containsPattern("(?m)^cut after +-(?=.*[1-9])( +\\d+){3} +-$");
        assertThat(number("^Faults +(\\d+)$", trial)).isGreaterThanOrEqualTo(8);
        if (MINUTES >= LONG) {
            assertIsLong(trial);
        }
        assertThat(number("^Purchases +(\\d+),", trial)).isGreaterThanOrEqualTo(Math.round(100 * MINUTES));
        assertThat(number("^Purchases .* of which (\\d+) CONFIRMED", trial))
                .isGreaterThanOrEqualTo(Math.round(50 * MINUTES));
        assertThat(number("^Purchases .*, (\\d+) of them through recovery", trial)).isPositive();
        assertThat(STATE.resolve("trial")).isDirectoryContaining("glob:**/{history.jsonl}")
                .isDirectoryContaining("glob:**/{faults.jsonl}").isDirectoryContaining("glob:**/{schedule.txt}");
        assertThat(STATE.resolve("trial/report.txt")).hasContent(trial.out());
        Leftovers.assertNone(stack);
        PrivateFiles.delete(STATE);
    }

    /** Of ten minutes: sixty faults, each type three times, 2,000 purchases, 1,000 CONFIRMED, 100 through recovery. */
    private static void assertIsLong(Shell.Result trial) {
        String often = "( +([3-9]|[1-9]\\d+))";
        assertThat(trial.out()).containsPattern("(?m)^kill" + often + "{5}$")
                .containsPattern("(?m)^freeze +-" + often + "{2} +- +-$")
                .containsPattern("(?m)^cut before +-" + often + "{3} +-$")
                .containsPattern("(?m)^cut after +-" + often + "{3} +-$");
        assertThat(number("^Faults +(\\d+)$", trial)).isGreaterThanOrEqualTo(Math.round(6 * MINUTES));
        assertThat(number("^Purchases +(\\d+),", trial)).isGreaterThanOrEqualTo(Math.round(200 * MINUTES));
        assertThat(number("^Purchases .* of which (\\d+) CONFIRMED", trial))
                .isGreaterThanOrEqualTo(Math.round(100 * MINUTES));
        assertThat(number("^Purchases .*, (\\d+) of them through recovery", trial))
                .isGreaterThanOrEqualTo(Math.round(10 * MINUTES));
    }

    /** At a drawn moment of a second trial, which costs most of a minute: so it runs on demand. */
    @Test
    void ctrl_c_among_the_faults_leaves_nothing() throws IOException {
        assumeThat(Boolean.getBoolean("nattro.trial.interrupt")).as("-Dnattro.trial.interrupt=true: it takes a minute")
                .isTrue();
        Shell.Started trial = trial(MINUTES);
        await().atMost(BESIDES).until(() -> trial.said().contains(" 0:03  ") || !trial.process().isAlive());
        Duration moment = Moments.drawn().await(Duration.ofSeconds(20));
        Processes.interrupt(trial);

        assertThat(trial.await().exitCode()).as("after " + moment + ": " + trial.said()).isEqualTo(INTERRUPTED);
        assertThat(trial.said()).contains("Stopping").doesNotContain("demo: ", "Exception");
        Leftovers.assertNone(stack);
        PrivateFiles.delete(STATE);
    }

    private Shell.Started trial(double minutes) {
        return own.shell().start(own.command("trial", "--minutes", Double.toString(minutes), "--seed",
                Long.toString(SEED), "--port-base", Integer.toString(own.base())));
    }

    private static Shell.Result ended(Shell.Started trial) {
        await().atMost(BESIDES.plusMillis(Math.round(MINUTES * 60_000))).pollInterval(Duration.ofSeconds(1))
                .until(() -> !trial.process().isAlive());
        return trial.await();
    }

    private static long number(String pattern, Shell.Result trial) {
        Matcher number = Pattern.compile(pattern, Pattern.MULTILINE).matcher(trial.out());
        assertThat(number.find()).as(pattern).isTrue();
        return Long.parseLong(number.group(1));
    }
}

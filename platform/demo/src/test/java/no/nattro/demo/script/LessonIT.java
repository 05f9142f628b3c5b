package no.nattro.demo.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import no.nattro.demo.home.PrivateFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The lessons with the real services. They take minutes and measure times, which a machine that builds at the same time cannot
 * keep: so they run on demand. What a lesson that failed has left is in {@code target/lesson-it}.
 */
class LessonIT {

    /** Two starts, two times the course of the lesson, and the books. */
    private static final Duration WHOLE = Duration.ofMinutes(12);

    /** What the shell makes of Ctrl-C. */
    private static final int INTERRUPTED = 130;

    private static final Path STATE = Path.of("target/lesson-it").toAbsolutePath();

    private final StackUnderTest own = StackUnderTest.real(STATE);
    private final StackUnderTest guards = stack("guards");
    private final StackUnderTest noGuards = stack("no-guards");

    @BeforeEach
    void onDemand() {
        assumeThat(Boolean.getBoolean("nattro.lesson")).as("-Dnattro.lesson=true: it takes six minutes").isTrue();
    }

    @AfterEach
    void leaveNothingBehind() throws IOException {
        Leftovers.end(guards);
        Leftovers.end(noGuards);
    }

    @Test
    void payment_hangs_and_the_shop_does_not() throws IOException {
        Shell.Started lesson = start("slow-payment");
        await().atMost(WHOLE).pollInterval(Duration.ofSeconds(1)).until(() -> !lesson.process().isAlive());
        Shell.Result result = lesson.await();
        System.out.println(result.out());

        assertThat(result.exitCode()).as(result.err() + result.out()).isZero();
        assertThat(result.out()).contains("Payment hung, the shop did not.")
                .containsPattern("(?m)^Breaker open after +\\d\\.\\d s +never open$")
                .containsPattern("(?m)^Books: .* ✓ green +✓ green$");
        assertThat(STATE.resolve("lesson/guards")).isDirectoryContaining("glob:**/{history.jsonl}")
                .isDirectoryContaining("glob:**/{logs}");
        Leftovers.assertNone(guards);
        Leftovers.assertNone(noGuards);
        PrivateFiles.delete(STATE);
    }

    @Test
    void ctrl_c_while_payment_hangs_leaves_nothing() throws IOException {
        Shell.Started lesson = start("slow-payment", "--only", "no-guards", "--warm-up", "3", "--before", "3");
        await().atMost(Duration.ofMinutes(4))
                .until(() -> lesson.said().contains("Payment hangs for 30 s") || !lesson.process().isAlive());
        Duration moment = Moments.drawn().await(Duration.ofSeconds(10));
        Processes.interrupt(lesson);

        assertThat(lesson.await().exitCode()).as("after " + moment + ": " + lesson.said()).isEqualTo(INTERRUPTED);
        assertThat(lesson.said()).contains("Stopping").doesNotContain("demo: ", "Exception");
        Leftovers.assertNone(noGuards);
        PrivateFiles.delete(STATE);
    }

    private Shell.Started start(String lesson, String... options) {
        String[] command = own.command("lesson", lesson, "--port-base", Integer.toString(own.base()));
        return own.shell().start(Stream.of(command, options).flatMap(Stream::of).toArray(String[]::new));
    }

    private StackUnderTest stack(String column) {
        return new StackUnderTest(own.checkout(), STATE.resolve("lesson").resolve(column), own.base());
    }
}

package no.nattro.demo.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a lesson begins and ends. The services are made up: nobody can buy from them, and so none comes to its middle. */
class MadeUpLessonIT {

    /** What the shell makes of Ctrl-C. */
    private static final int INTERRUPTED = 130;

    private final StackUnderTest own = StackUnderTest.shared();
    private final StackUnderTest stack = own.beside(".demo/lesson/guards");

    @AfterEach
    void leaveNothingBehind() throws IOException {
        own.behave("gateway-service", MadeUpService.Behaviour.WELL);
        Leftovers.end(stack);
        Leftovers.end(own);
    }

    @Test
    void a_shop_in_which_nobody_can_buy_is_told_and_stopped() {
        Shell.Result lesson = start().await();

        assertThat(lesson.exitCode()).isEqualTo(1);
        assertThat(lesson.err()).startsWith("Lesson slow-payment: payment hangs for 30 s under 45 requests a second\n")
                .containsPattern("(?m)^demo: The shop does not show its products")
                .doesNotContain("fault of the command itself");
        assertThat(lesson.out()).isEmpty();
        Leftovers.assertNone(stack);
    }

    @Test
    void there_is_one_lesson_at_a_time_and_ctrl_c_ends_it() {
        own.behave("gateway-service", MadeUpService.Behaviour.NEVER_READY);
        Shell.Started first = start();
        await().atMost(Duration.ofSeconds(60)).until(() -> stack.hasStarted("gateway"));
        Shell.Result second = start().await();
        Processes.interrupt(first);

        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.err()).contains("demo: A lesson is already running in .demo/lesson.");
        assertThat(first.await().exitCode()).as(first.said()).isEqualTo(INTERRUPTED);
        assertThat(first.said()).contains("Stopping").doesNotContain("demo: ", "Exception");
        Leftovers.assertNone(stack);
    }

    private Shell.Started start(String... options) {
        return own.shell().start(own.command(Stream.concat(Stream.of("lesson", "slow-payment", "--port-base",
                Integer.toString(stack.base())), Stream.of(options)).toArray(String[]::new)));
    }
}

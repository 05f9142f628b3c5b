package no.nattro.demo.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command is killed with -9 while it works: the next one finds everything, and brings it up or down. */
class KilledCommandIT {

    private final StackUnderTest stack = StackUnderTest.shared();

    @AfterEach
    void leaveNothingBehind() throws IOException {
        Leftovers.end(stack);
    }

    @ParameterizedTest
    @CsvSource({"a first start, up, 1, 4500", "a first start, down, 2, 4500", "a later start, up, 1, 2000",
            "a later start, down, 2, 2000"})
    void killed_in_the_middle_of_an_up(String which, String next, int times, long longestMillis) {
        Moments moments = Moments.drawn();
        for (int i = 0; i < times; i++) {
            if (which.equals("a first start")) {
                stack.forgetEverything();
            }
            kill(stack.shell().start(stack.upCommand("--detach")), moments, longestMillis);
            bring(next);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "down"})
    void killed_in_the_middle_of_a_down(String next) {
        stack.start();
        kill(stack.shell().start(stack.command("down")), Moments.drawn(), 1700);
        bring(next);
    }

    /** Its key tool is at work in the state folder, and would go on. */
    @Test
    void killed_while_it_makes_the_certificate() {
        stack.forgetEverything();
        Shell.Started demo = stack.shell().start(stack.upCommand("--detach"));
        await().pollInterval(Duration.ofMillis(10)).until(() -> !Leftovers.named("keytool", stack).isEmpty());
        Processes.freeze(Leftovers.named("keytool", stack)); // it would be gone in a second
        Processes.kill(demo.process().toHandle());
        demo.await();

        bring("down");
    }

    private static void kill(Shell.Started demo, Moments moments, long longestMillis) {
        Duration moment = moments.await(Duration.ofMillis(longestMillis));
        System.out.println("killed after " + moment);
        Processes.kill(demo.process().toHandle());
        demo.await();
    }

    private void bring(String next) {
        if (next.equals("up")) {
            stack.start();
            assertThat(stack.demo("status").exitCode()).isZero();
            assertThat(stack.processes()).hasSize(StackUnderTest.NAMES.size());
        }
        stack.stop();
        Leftovers.assertNone(stack);
    }
}

package no.nattro.demo.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ctrl-C at any moment of a start ends it and leaves nothing. */
class InterruptIT {

    /** What the shell makes of Ctrl-C. */
    private static final int INTERRUPTED = 130;

    private final StackUnderTest stack = StackUnderTest.shared();

    @AfterEach
    void leaveNothingBehind() throws IOException {
        Leftovers.end(stack);
    }

    /** The longest is a little over what the start takes, so that its last moments and the first after it are hit too. */
    @ParameterizedTest
    @CsvSource({"a first start, 2, 5000", "a later start, 6, 2500"})
    void ctrl_c_leaves_nothing(String which, int times, long longestMillis) {
        Moments moments = Moments.drawn();
        for (int i = 0; i < times; i++) {
            if (which.equals("a first start")) {
                stack.forgetEverything();
            }
            Shell.Started up = stack.shell().start(stack.upCommand());
            Duration moment = moments.await(Duration.ofMillis(longestMillis));
            Processes.interrupt(up);

            assertThat(up.await().exitCode()).as("after " + moment + ": " + up.said()).isEqualTo(INTERRUPTED);
            assertThat(up.said()).as("after " + moment).doesNotContain("demo: ", "Exception");
            Leftovers.assertNone(stack);
        }
    }
}

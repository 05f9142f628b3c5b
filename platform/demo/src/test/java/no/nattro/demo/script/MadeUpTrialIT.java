package no.nattro.demo.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a trial begins and ends. The services are made up: nobody can buy from them, and so none comes to its middle. */
class MadeUpTrialIT {

    /** What the shell makes of Ctrl-C. */
    private static final int INTERRUPTED = 130;

    private final StackUnderTest own = StackUnderTest.shared();
    private final StackUnderTest stack = own.beside(".demo/trial");

    @AfterEach
    void leaveNothingBehind() throws IOException {
        own.behave("gateway-service", MadeUpService.Behaviour.WELL);
        Leftovers.end(stack);
        Leftovers.end(own);
    }

    @Test
    void a_shop_in_which_nobody_can_buy_is_told_and_stopped_and_the_persons_own_stack_goes_on() {
        own.start();
        Shell.Result trial = start("--minutes", "0.2").await();

        assertThat(trial.exitCode()).isEqualTo(1);
        assertThat(trial.err()).containsPattern("(?m)^Trial: seed \\d+, \\d+ faults in 12 s, 16 clients$")
                .contains("NATTRO_STATE=.demo/trial ./demo status --watch").containsPattern("(?m)^demo: .*[Ss]hop")
                .doesNotContain("fault of the command itself");
        assertThat(trial.out()).isEmpty();
        assertThat(own.demo("status").exitCode()).as("the person's own stack").isZero();
        own.stop();
        Leftovers.assertNone(stack);
    }

    @Test
    void there_is_one_trial_at_a_time() {
        own.behave("gateway-service", MadeUpService.Behaviour.NEVER_READY);
        Shell.Started first = start();
        await().atMost(Duration.ofSeconds(60)).until(() -> stack.hasStarted("gateway"));
        Shell.Result second = start().await();
        Processes.interrupt(first);

        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.err()).contains("demo: A trial is already running in .demo/trial.");
        assertThat(first.await().exitCode()).as(first.said()).isEqualTo(INTERRUPTED);
        Leftovers.assertNone(stack);
    }

    @Test
    void ctrl_c_at_any_moment_of_a_start_leaves_nothing() {
        Moments moments = Moments.drawn();
        for (int i = 0; i < 4; i++) {
            Shell.Started trial = start();
            await().until(() -> trial.said().contains("Trial: seed"));
            Duration moment = moments.await(Duration.ofMillis(2500));
            if (trial.process().isAlive()) { // else it has found out that nobody can buy
                Processes.interrupt(trial);
                assertThat(trial.await().exitCode()).as("after " + moment + ": " + trial.said()).isIn(INTERRUPTED, 1);
            }
            Leftovers.assertNone(stack);
        }
    }

    @Test
    void a_look_at_the_schedule_starts_nothing() {
        Shell.Result look = start("--dry-run", "--seed", "3").await();

        assertThat(look.exitCode()).isZero();
        assertThat(look.out().lines()).hasSizeGreaterThan(60);
        assertThat(Files.exists(stack.stackFile())).isFalse();
    }

    private Shell.Started start(String... options) {
        return own.shell().start(own.command(Stream.concat(Stream.of("trial", "--port-base",
                Integer.toString(stack.base())), Stream.of(options)).toArray(String[]::new)));
    }
}

package no.nattro.platform.upstream;

import static no.nattro.platform.upstream.ScriptedNeighbour.answers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import no.nattro.platform.request.Deadline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** How long a neighbour that failed is left alone, with the pauses that ship, on a clock that waits for nobody. */
@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class BreakerPausesTest {

    private static final Duration A_MOMENT = Duration.ofMillis(10);

    private final ScriptedNeighbour neighbour = new ScriptedNeighbour();
    private final Caller caller = new Caller(neighbour.url(), "total-timeout=1200ms", "attempts=1");

    @BeforeEach
    void open() {
        neighbour.now(answers(500, ""));
        for (int i = 0; i < 5; i++) {
            caller.send(i);
        }
    }

    @AfterEach
    void close() {
        caller.close();
        neighbour.close();
    }

    @Test
    void each_failed_probe_makes_the_pause_longer_by_30_s_up_to_300_s_and_a_success_makes_it_30_s_again() {
        for (int seconds : List.of(30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 300)) {
            probeAfter(Duration.ofSeconds(seconds));
        }
        assertThat(caller.pause()).isEqualTo(300);
        neighbour.now(answers(200, "{}"));
        probeAfter(Duration.ofSeconds(300));
        assertThat(caller.state()).isEqualTo(State.CLOSED);
        assertThat(caller.pause()).isZero();

        open();

        assertThat(caller.pause()).isEqualTo(30);
    }

    /** Nothing arrives before the pause is over, and one call as soon as it is. */
    private void probeAfter(Duration pause) {
        int before = neighbour.arrivals();
        assertThat(caller.pause()).isEqualTo(pause.toSeconds());
        caller.later(pause.minus(A_MOMENT));
        assertThat(caller.send("early")).isInstanceOf(Outcome.NotSent.class);
        assertThat(neighbour.arrivals()).isEqualTo(before);
        caller.later(A_MOMENT.multipliedBy(2));
        assertThat(caller.pause()).isZero();
        caller.send("probe");
        assertThat(neighbour.arrivals()).isEqualTo(before + 1);
    }

    @Test
    void one_failed_probe_reopens_for_60_s() {
        probeAfter(Duration.ofSeconds(30));

        assertThat(caller.state()).isEqualTo(State.OPEN);
        assertThat(caller.pause()).isEqualTo(60);
    }

    @ParameterizedTest(name = "a {0} to the probe closes it")
    @ValueSource(ints = {200, 202, 409})
    void success_closes(int status) {
        neighbour.now(answers(status, "{}"));

        probeAfter(Duration.ofSeconds(30));

        assertThat(caller.state()).isEqualTo(State.CLOSED);
        int before = neighbour.arrivals();
        for (int i = 0; i < 10; i++) {
            caller.send(i);
        }
        assertThat(neighbour.arrivals()).isEqualTo(before + 10);
    }

    @Test
    void while_the_probe_is_under_way_nobody_else_is_sent() throws InterruptedException, ExecutionException {
        caller.later(Duration.ofSeconds(31));
        FutureTask<Outcome<Caller.Answer, Caller.Refusal>> probe = new FutureTask<>(() -> caller.send("held"));
        Thread.ofVirtual().start(probe);
        await().until(() -> neighbour.held() == 1);

        assertThat(caller.send("another")).isEqualTo(new Outcome.NotSent<>("breaker open but for one probe"));

        assertThat(probe.get()).isEqualTo(new Outcome.Unknown<>("no complete answer within 1200 ms"));
        assertThat(caller.state()).isEqualTo(State.OPEN);
        assertThat(caller.pause()).isEqualTo(60);
    }

    @Test
    void a_probe_that_taught_nothing_leaves_its_place_to_the_next_call() {
        caller.later(Duration.ofSeconds(31));
        caller.send("held", Deadline.in(Duration.ofMillis(200)));
        assertThat(caller.state()).isEqualTo(State.HALF_OPEN);
        neighbour.now(answers(200, "{}"));

        assertThat(caller.send("next")).isInstanceOf(Outcome.Done.class);

        assertThat(caller.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void what_began_before_it_opened_is_no_probe() throws InterruptedException, ExecutionException {
        neighbour.now(answers(200, "{}"));
        probeAfter(Duration.ofSeconds(30));
        FutureTask<Outcome<Caller.Answer, Caller.Refusal>> old = new FutureTask<>(() -> caller.send("held"));
        Thread.ofVirtual().start(old);
        await().until(() -> neighbour.held() == 1);
        open();
        caller.later(Duration.ofSeconds(31));
        caller.send("held", Deadline.in(Duration.ofMillis(100)));
        assertThat(caller.state()).isEqualTo(State.HALF_OPEN);

        assertThat(old.get()).isEqualTo(new Outcome.Unknown<>("no complete answer within 1200 ms"));

        assertThat(caller.state()).isEqualTo(State.HALF_OPEN);
    }

    @Test
    void each_change_is_told_once_and_with_its_reason(CapturedOutput log) {
        for (int i = 0; i < 20; i++) {
            caller.send(i);
        }
        probeAfter(Duration.ofSeconds(30));
        neighbour.now(answers(200, "{}"));
        probeAfter(Duration.ofSeconds(60));

        assertThat(log.getOut().lines().filter(line -> line.contains("NeighbourBreaker"))
                .map(line -> line.replaceFirst(".*NeighbourBreaker -- ", ""))).containsExactly(
                        "neighbour fails and is left alone for 30000 ms: answered 500",
                        "neighbour fails and is left alone for 60000 ms: answered 500",
                        "neighbour is well again, its breaker is closed");
    }
}

package no.nattro.platform.upstream;

import static no.nattro.platform.upstream.ScriptedNeighbour.answers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import no.nattro.platform.request.Deadline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a lesson switches off, so that everybody can see what it was good for. */
@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class GuardOffTest {

    private final ScriptedNeighbour neighbour = new ScriptedNeighbour();

    @AfterEach
    void close() {
        neighbour.close();
    }

    @Test
    void nothing_ends_a_call_and_nothing_refuses_one_but_the_start_warns_of_it(CapturedOutput log) {
        try (Caller caller = caller(); ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            Future<?> withoutTime = all.submit(() -> caller.send("held", Deadline.in(Duration.ofMillis(60))));
            IntStream.range(0, 99).forEach(_ -> all.execute(() -> caller.send("held")));

            await().until(
                    () -> neighbour.held() == 100 && System.nanoTime() - start > Duration.ofMillis(400).toNanos());

            assertThat(withoutTime.isDone()).isFalse();
            assertThat(caller.calls("sent")).isEqualTo(100);
            assertThat(caller.send("late", Deadline.in(Duration.ZERO))).isInstanceOf(Outcome.Done.class);
            assertThat(log.getOut()).contains("WARN", "The guards of neighbour are off");
            neighbour.release();
        }
    }

    @Test
    void nobody_counts_failures() {
        try (Caller caller = caller()) {
            neighbour.now(answers(500, ""));

            for (int i = 0; i < 10; i++) {
                assertThat(caller.send(i)).isEqualTo(new Outcome.Unknown<>("answered 500"));
            }

            assertThat(neighbour.arrivals()).isEqualTo(10);
            assertThat(caller.state()).isEqualTo(State.DISABLED);
        }
    }

    /** Each of the guards would do something about 100 calls at once that take 400 ms. */
    private Caller caller() {
        return new Caller(neighbour.url(), "guard=off", "total-timeout=100ms", "lease-timeout=100ms",
                "max-connections=5",
                "max-pending=5", "attempts=1");
    }
}

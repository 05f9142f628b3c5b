package no.nattro.platform.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every breaker of this house does, whoever asks it; what makes an end a failure, those who ask prove. */
@Timeout(30)
class BreakerTest {

    private static final Duration LONGEST_CALL = Duration.ofMillis(50);

    private final AtomicLong nanos = new AtomicLong();
    private final CircuitBreakerRegistry registry = CircuitBreakerRegistry.ofDefaults();
    private final List<String> told = new ArrayList<>();

    @Test
    void a_probe_whose_end_is_never_told_does_not_keep_it_half_open_for_ever() {
        Breaker breaker = breaker(true, Duration.ofMillis(50));
        fail(breaker, 5);
        nanos.addAndGet(Duration.ofMillis(51).toNanos());

        assertThat(breaker.enter()).isPresent();

        assertThat(breaker.enter()).isEmpty();
        await().until(() -> state() == State.OPEN); // on the machine's clock: it is a timer that ends it
        assertThat(breaker.pause()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void switched_off_it_is_there_and_lets_everybody_through() {
        Breaker breaker = breaker(false, Duration.ofSeconds(30));

        fail(breaker, 100);

        assertThat(state()).isEqualTo(State.DISABLED);
        assertThat(breaker.enter()).isPresent();
        assertThat(breaker.pause()).isZero();
        assertThat(told).isEmpty();
    }

    @Test
    void it_tells_once_that_it_opens_and_closes_and_nothing_of_what_it_refuses() {
        Breaker breaker = breaker(true, Duration.ofSeconds(30));
        fail(breaker, 20);
        nanos.addAndGet(Duration.ofSeconds(31).toNanos());

        breaker.enter().orElseThrow().succeeded();

        assertThat(told).containsExactly("opened for PT30S, failure 5", "closed");
    }

    @Test
    void an_end_counts_once() {
        Breaker breaker = breaker(true, Duration.ofSeconds(30));
        for (int i = 0; i < 10; i++) {
            Passage passage = breaker.enter().orElseThrow();
            passage.succeeded();
            passage.failed("afterwards");
            passage.taughtNothing();
        }

        assertThat(state()).isEqualTo(State.CLOSED);
    }

    private Breaker breaker(boolean enabled, Duration basePause) {
        return new Breaker("neighbour", new BreakerSettings(enabled, 5, basePause, Duration.ofSeconds(300)),
                LONGEST_CALL,
                registry, new BreakerWatch() {
                    @Override
                    public void opened(Duration pause, String lastFailure) {
                        told.add("opened for " + pause + ", " + lastFailure);
                    }

                    @Override
                    public void closed() {
                        told.add("closed");
                    }
                }, nanos::get);
    }

    private State state() {
        return registry.circuitBreaker("neighbour").getState();
    }

    private static void fail(Breaker breaker, int times) {
        for (int i = 1; i <= times; i++) {
            String how = "failure " + i;
            breaker.enter().ifPresent(passage -> passage.failed(how));
        }
    }
}

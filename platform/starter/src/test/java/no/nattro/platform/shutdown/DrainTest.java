package no.nattro.platform.shutdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;

class DrainTest {

    private final CountDownLatch stopped = new CountDownLatch(1);

    @Test
    void a_service_that_had_traffic_stays_open_for_the_length_of_the_drain() throws InterruptedException {
        Drain drain = started(Duration.ofHours(1));
        drain.readinessChanged(changedTo(ReadinessState.ACCEPTING_TRAFFIC));
        drain.readinessChanged(changedTo(ReadinessState.REFUSING_TRAFFIC));
        drain.stop(stopped::countDown);
        assertThat(stopped.await(100, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(drain.isRunning()).isFalse();

        Drain shorter = started(Duration.ofMillis(20));
        shorter.readinessChanged(changedTo(ReadinessState.ACCEPTING_TRAFFIC));
        shorter.stop(stopped::countDown);
        assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_service_that_was_never_ready_stops_at_once() {
        started(Duration.ofHours(1)).stop(stopped::countDown);
        assertThat(stopped.getCount()).isZero();
    }

    @Test
    void a_drain_of_zero_is_none() {
        Drain drain = started(Duration.ZERO);
        drain.readinessChanged(changedTo(ReadinessState.ACCEPTING_TRAFFIC));
        drain.stop(stopped::countDown);
        assertThat(stopped.getCount()).isZero();
    }

    private static Drain started(Duration length) {
        Drain drain = new Drain(length);
        assertThat(drain.isRunning()).isFalse();
        drain.start();
        assertThat(drain.isRunning()).isTrue();
        return drain;
    }

    private AvailabilityChangeEvent<ReadinessState> changedTo(ReadinessState state) {
        return new AvailabilityChangeEvent<>(this, state);
    }
}

package no.nattro.platform.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000); // a monotonic clock may overflow

    @Test
    void shrinks_and_never_goes_below_zero() {
        Deadline deadline = Deadline.in(Duration.ofMillis(100), nanos::get);
        pass(Duration.ofMillis(40));
        assertThat(deadline.left()).isEqualTo(Duration.ofMillis(60));
        pass(Duration.ofMillis(80));
        assertThat(deadline.left()).isZero();
    }

    @Test
    void allows_a_call_down_to_50_ms() {
        Deadline deadline = Deadline.in(Duration.ofMillis(100), nanos::get);
        pass(Duration.ofMillis(50));
        assertThat(deadline.allowsACall()).isTrue();
        pass(Duration.ofNanos(1));
        assertThat(deadline.allowsACall()).isFalse();
    }

    @Test
    void gives_a_limit_no_more_than_what_is_left() {
        Deadline deadline = Deadline.in(Duration.ofMillis(100), nanos::get);
        assertThat(deadline.leftWithin(Duration.ofMillis(30))).isEqualTo(Duration.ofMillis(30));
        pass(Duration.ofMillis(90));
        assertThat(deadline.leftWithin(Duration.ofMillis(30))).isEqualTo(Duration.ofMillis(10));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}

package no.nattro.demo.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import no.nattro.demo.home.DemoFailed;
import org.junit.jupiter.api.Test;

class TimeTest {

    private final Time time = Time.of(InstantSource.fixed(ManualTime.BEGINNING));

    @Test
    void a_moment_is_waited_for_and_one_that_is_over_is_not() {
        time.await(Duration.ofMillis(30));
        assertThat(time.now()).isGreaterThanOrEqualTo(Duration.ofMillis(30));
        time.await(Duration.ZERO);
    }

    @Test
    void a_moment_is_one_on_the_wall_however_the_wall_clock_is_set_meanwhile() {
        assertThat(time.onTheWall(Duration.ofSeconds(7))).isEqualTo(ManualTime.BEGINNING.plusSeconds(7));
    }

    @Test
    void whoever_is_interrupted_does_not_wait() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> time.await(Duration.ofHours(1))).isInstanceOf(DemoFailed.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}

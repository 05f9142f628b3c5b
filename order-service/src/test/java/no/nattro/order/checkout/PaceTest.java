package no.nattro.order.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Ten a second, after a rest four at once. */
class PaceTest {

    private long now = Long.MAX_VALUE - Duration.ofMillis(150).toNanos(); // it may wrap around
    private final Pace pace = new Pace(10, 4, () -> now);

    @Test
    void in_the_long_run_there_are_as_many_turns_as_were_asked_for() {
        pace.take(4);
        int taken = 0;
        for (int i = 0; i < 1000; i++) {
            pass(Duration.ofMillis(10));
            taken += pace.take(4);
        }
        assertThat(taken).isEqualTo(100);
    }

    @Test
    void a_rest_of_any_length_saves_a_few_only() {
        pass(Duration.ofDays(1));
        assertThat(pace.take(100)).isEqualTo(4);
        assertThat(pace.take(100)).isZero();
    }

    @Test
    void no_more_are_taken_than_wanted_and_those_that_were_not_needed_can_be_given_back() {
        assertThat(pace.take(3)).isEqualTo(3);
        pace.giveBack(2);
        assertThat(pace.take(4)).isEqualTo(3);
        pace.giveBack(100);
        assertThat(pace.take(100)).isEqualTo(4);
    }

    @Test
    void it_tells_when_the_next_turn_is() {
        assertThat(pace.untilTheNext()).isZero();
        pace.take(4);
        assertThat(pace.untilTheNext()).isEqualTo(Duration.ofMillis(100));
        pass(Duration.ofNanos(30_000_001));
        assertThat(pace.untilTheNext()).as("rounded up").isEqualTo(Duration.ofMillis(70));
        pass(pace.untilTheNext());
        assertThat(pace.untilTheNext()).isZero();
        assertThat(pace.take(1)).isEqualTo(1);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}

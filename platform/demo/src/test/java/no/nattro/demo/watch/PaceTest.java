package no.nattro.demo.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {

    private long now = -5;
    private final Pace pace = new Pace(() -> now);

    @Test
    void what_happened_in_between_is_the_difference() {
        assertThat(pace.of("refused", 40.0)).isEqualTo(new Counted(40, null));
        now += TimeUnit.MILLISECONDS.toNanos(2000);
        assertThat(pace.of("refused", 110.0)).isEqualTo(new Counted(110, 35.0));
        now += TimeUnit.MILLISECONDS.toNanos(500);
        assertThat(pace.of("refused", 110.0)).isEqualTo(new Counted(110, 0.0));
    }

    @Test
    void a_counter_that_shows_up_later_was_0_until_then() {
        pace.of("refused", 40.0);
        pace.sawAll();
        now += TimeUnit.SECONDS.toNanos(1);

        assertThat(pace.of("other", 7.0)).isEqualTo(new Counted(7, 7.0));
    }

    @Test
    void one_that_was_not_looked_for_yet_may_have_counted_for_hours() {
        pace.of("refused", 40.0);
        now += TimeUnit.SECONDS.toNanos(1);

        assertThat(pace.of("other", 7.0)).isEqualTo(new Counted(7, null));
    }

    @Test
    void a_counter_that_there_is_not_counts_nothing() {
        assertThat(pace.of("refused", null)).isNull();
    }
}

package no.nattro.demo.lesson.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimesTest {

    @Test
    void a_percentile_is_one_of_those_that_were_measured() {
        assertThat(millis(400)).isEqualTo(new Times(400, 200, 396, 400));
        assertThat(millis(100)).isEqualTo(new Times(100, 50, 99, 100));
    }

    @Test
    void of_few_the_longest_is_the_99th_percentile() {
        assertThat(millis(99)).isEqualTo(new Times(99, 50, 99, 99));
        assertThat(millis(1)).isEqualTo(new Times(1, 1, 1, 1));
    }

    @Test
    void the_order_in_which_they_ended_does_not_matter() {
        assertThat(Times.of(Stream.of(3, 1, 2).map(Duration::ofMillis))).isEqualTo(new Times(3, 2, 3, 3));
    }

    @Test
    void of_none_there_is_nothing_to_say() {
        assertThat(Times.of(Stream.of())).isEqualTo(new Times(0, 0, 0, 0));
    }

    /** 1 ms to so many, each once. */
    private static Times millis(int count) {
        return Times.of(IntStream.rangeClosed(1, count).mapToObj(Duration::ofMillis));
    }
}

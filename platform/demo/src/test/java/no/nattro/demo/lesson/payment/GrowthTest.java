package no.nattro.demo.lesson.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import no.nattro.demo.lesson.stage.Vitals;
import org.junit.jupiter.api.Test;

class GrowthTest {

    private static final Moments MOMENTS = new Moments(Duration.ofSeconds(10), Duration.ofSeconds(20),
            Duration.ofSeconds(21), null, Duration.ofSeconds(30), null, Duration.ofSeconds(30));

    @Test
    void the_most_of_before_is_compared_with_the_most_from_the_hang_on() {
        List<Vitals> vitals = Stream.of(vitals(9, 99), vitals(10, 5), vitals(15, 7), vitals(20, 88), vitals(21, 3),
                vitals(25, 40), vitals(35, 6)).toList();

        assertThat(Growth.of(vitals, MOMENTS, Vitals::requests)).isEqualTo(new Growth(7, 40, 6));
        assertThat(Growth.of(vitals, MOMENTS, Vitals::threads)).isEqualTo(new Growth(37, 70, 36));
    }

    @Test
    void a_look_that_was_not_answered_is_no_zero() {
        List<Vitals> vitals = Stream.of(vitals(10, 5), vitals(25, 4), vitals(26, Double.NaN)).toList();

        assertThat(Growth.of(vitals, MOMENTS, Vitals::requests)).isEqualTo(new Growth(5, 4, 4));
        assertThat(Growth.of(List.of(), MOMENTS, Vitals::requests))
                .isEqualTo(new Growth(Double.NaN, Double.NaN, Double.NaN));
    }

    private static Vitals vitals(int second, double requests) {
        return new Vitals(Duration.ofSeconds(second), 30, requests, 50, 200);
    }
}

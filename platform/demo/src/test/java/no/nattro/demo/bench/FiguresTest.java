package no.nattro.demo.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static final Offset<Double> NEARLY = within(1e-9);

    @Test
    void the_ratio_is_what_both_take_on_the_way_through_to_what_the_service_takes_directly() {
        Pair pair = new Pair(window(500, 0, 1000), window(600, 400, 1000));

        assertThat(pair.ratio()).isEqualTo(2.0, NEARLY);
    }

    @Test
    void windows_of_different_length_are_compared_by_the_read() {
        Pair pair = new Pair(window(500, 0, 1000), window(300, 200, 500));

        assertThat(pair.through().serviceMillis()).isEqualTo(0.6, NEARLY);
        assertThat(pair.through().betweenMillis()).isEqualTo(0.4, NEARLY);
        assertThat(pair.ratio()).isEqualTo(2.0, NEARLY);
    }

    @Test
    void a_single_disturbed_pair_moves_the_spread_and_not_the_median() {
        Figures figures = Figures.of(Way.GATEWAY_HTTP,
                List.of(pair(1.8), pair(5.0), pair(1.9), pair(1.7), pair(1.8)));

        assertThat(figures.ratio().median()).isEqualTo(1.8, NEARLY);
        assertThat(figures.ratio().lowest()).isEqualTo(1.7, NEARLY);
        assertThat(figures.ratio().highest()).isEqualTo(5.0, NEARLY);
        assertThat(figures.directMillis().median()).isEqualTo(1.0, NEARLY);
        assertThat(figures.reads()).isEqualTo(5000);
    }

    @Test
    void the_median_of_an_even_number_lies_between_the_two_in_the_middle() {
        assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(new Spread(2.5, 1, 4));
        assertThat(Spread.of(List.of(3.0))).isEqualTo(new Spread(3, 3, 3));
    }

    @Test
    void percentiles_are_those_of_all_windows_together() {
        Window one = new Window(Duration.ZERO, Duration.ZERO, millis(1, 50));
        Window other = new Window(Duration.ZERO, Duration.ZERO, millis(51, 100));

        assertThat(Times.of(List.of(other, one))).isEqualTo(new Times(50, 99));
    }

    /** One millisecond a read directly. */
    private static Pair pair(double ratio) {
        return new Pair(window(1000, 0, 1000), window(1000, Math.round((ratio - 1) * 1000), 1000));
    }

    private static Window window(long serviceMillis, long betweenMillis, int reads) {
        return new Window(Duration.ofMillis(serviceMillis), Duration.ofMillis(betweenMillis), millis(1, reads));
    }

    private static long[] millis(int from, int to) {
        return LongStream.rangeClosed(from, to).map(each -> Duration.ofMillis(each).toNanos()).toArray();
    }
}

package no.nattro.demo.trial.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.LongStream;
import no.nattro.demo.books.Course;
import org.junit.jupiter.api.Test;

class EndsTest {

    @Test
    void half_and_nearly_all_of_the_orders_took_at_most_so_long() {
        List<Course> hundred = LongStream.rangeClosed(1, 100)
                .mapToObj(seconds -> new Course(Duration.ofSeconds(seconds), false, false)).toList();

        assertThat(Ends.of(hundred)).isEqualTo(new Ends(100, 0, 0, Duration.ofSeconds(50), Duration.ofSeconds(99),
                Duration.ofSeconds(100)));
    }

    @Test
    void confirmations_are_counted_and_those_through_recovery_among_them() {
        Course byItself = new Course(Duration.ofSeconds(1), true, false);
        Course byRecovery = new Course(Duration.ofSeconds(9), true, true);
        Course open = new Course(null, false, false);

        assertThat(Ends.of(Stream.of(byItself, byRecovery, open).toList())).isEqualTo(new Ends(3, 2, 1,
                Duration.ofSeconds(1), Duration.ofSeconds(9), Duration.ofSeconds(9)));
    }

    @Test
    void no_orders_took_no_time() {
        assertThat(Ends.of(List.of())).isEqualTo(new Ends(0, 0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO));
    }
}

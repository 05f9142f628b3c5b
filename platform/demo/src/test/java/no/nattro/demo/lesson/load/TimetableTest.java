package no.nattro.demo.lesson.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimetableTest {

    private final Timetable timetable = new Timetable(5);

    @Test
    void each_second_has_so_many_checkouts_and_four_looks_of_each_kind_to_each() {
        assertThat(timetable.perSecond()).isEqualTo(45);
        assertThat(timetable.perSecond(Kind.CHECKOUT)).isEqualTo(5);
        assertThat(timetable.perSecond(Kind.PRODUCT_PAGE)).isEqualTo(20);
        assertThat(timetable.perSecond(Kind.ORDER_READ)).isEqualTo(20);
        assertThat(LongStream.range(0, 45).mapToObj(timetable::kind).filter(Kind.CHECKOUT::equals)).hasSize(5);
    }

    @Test
    void visits_are_due_at_equal_distances_for_hours() {
        assertThat(timetable.due(0)).isZero();
        assertThat(timetable.due(45)).isEqualTo(Duration.ofSeconds(1));
        assertThat(timetable.due(9)).isEqualTo(Duration.ofMillis(200));
        assertThat(timetable.due(45L * 36_000)).isEqualTo(Duration.ofHours(10));
    }
}

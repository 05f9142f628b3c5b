package no.nattro.demo.lesson.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VisitsTest {

    private final Visits visits = new Visits();

    @BeforeEach
    void visit() {
        visit(Kind.CHECKOUT, 900, 20, "201 CONFIRMED");
        visit(Kind.CHECKOUT, 1000, 5000, "504 upstream-timeout");
        visit(Kind.CHECKOUT, 1999, 30, "201 CONFIRMED");
        visit(Kind.PRODUCT_PAGE, 1500, 7, "200");
        visit(Kind.CHECKOUT, 2000, 40, "201 CONFIRMED");
        visits.holdBack(Kind.CHECKOUT, Duration.ofMillis(1200));
        visits.holdBack(Kind.CHECKOUT, Duration.ofMillis(2200));
    }

    @Test
    void a_visit_belongs_to_the_time_at_which_it_was_due_however_late_its_answer_is() {
        Visits.Some some = second();

        assertThat(some.times(Kind.CHECKOUT)).isEqualTo(new Times(2, 30, 5000, 5000));
        assertThat(some.times(Kind.PRODUCT_PAGE)).isEqualTo(new Times(1, 7, 7, 7));
        assertThat(some.times(Kind.ORDER_READ).count()).isZero();
    }

    @Test
    void answers_and_what_was_not_sent_are_counted_by_kind() {
        assertThat(second().answers(Kind.CHECKOUT))
                .isEqualTo(Map.of("201 CONFIRMED", 1L, "504 upstream-timeout", 1L));
        assertThat(second().heldBack(Kind.CHECKOUT)).isEqualTo(1);
        assertThat(second().heldBack(Kind.PRODUCT_PAGE)).isZero();
    }

    @Test
    void how_late_the_load_was_is_known_of_all_kinds_together() {
        assertThat(second().late()).isEqualTo(new Times(3, 2, 2, 2));
        assertThat(visits.count()).isEqualTo(5);
    }

    private Visits.Some second() {
        return visits.between(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    private void visit(Kind kind, long due, long took, String answer) {
        visits.add(new Visit(kind, Duration.ofMillis(due), Duration.ofMillis(2), Duration.ofMillis(took), answer));
    }
}

package no.nattro.demo.lesson.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import no.nattro.demo.lesson.load.Kind;
import no.nattro.demo.lesson.load.MadeUpVisits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServiceTest {

    private final MadeUpVisits visits = new MadeUpVisits();

    @Test
    void everybody_belongs_to_the_part_of_the_lesson_in_which_they_came() {
        visits.of(Kind.CHECKOUT, "201 CONFIRMED", 9, 10, 19, 20, 21, 23, 24, 30, 31, 32, 40);
        Checkouts checkouts = Service.of(visits.visits(), moments(Duration.ofSeconds(23), Duration.ofSeconds(32)))
                .checkouts();

        assertThat(checkouts.before().times().count()).as("10 and 19").isEqualTo(2);
        assertThat(checkouts.untilOpen().times().count()).as("21").isEqualTo(1);
        assertThat(checkouts.onceOpen().times().count()).as("23 to 31").isEqualTo(4);
        assertThat(checkouts.after().times().count()).as("32 and 40").isEqualTo(2);
    }

    @Test
    void without_a_breaker_the_whole_hang_is_one_part() {
        visits.of(Kind.CHECKOUT, "504 upstream-timeout", 21, 29, 31);
        Checkouts checkouts = Service.of(visits.visits(), moments(null, null)).checkouts();

        assertThat(checkouts.untilOpen().times().count()).isEqualTo(2);
        assertThat(checkouts.onceOpen().times().count()).isZero();
        assertThat(checkouts.after().times().count()).isEqualTo(1);
    }

    @Test
    void what_is_not_shown_or_told_is_in_vain() {
        visits.of(Kind.PRODUCT_PAGE, "200", 22).of(Kind.PRODUCT_PAGE, "503 upstream-unavailable", 22, 23)
                .of(Kind.ORDER_READ, "200", 22).of(Kind.ORDER_READ, "404 not-found", 23)
                .of(Kind.CHECKOUT, "201 CONFIRMED", 21).of(Kind.CHECKOUT, "202 PENDING", 21)
                .of(Kind.CHECKOUT, "402 payment-declined", 21).of(Kind.CHECKOUT, "409 request-in-progress", 21)
                .of(Kind.CHECKOUT, "no answer", 21);
        Service service = Service.of(visits.visits(), moments(Duration.ofSeconds(23), Duration.ofSeconds(32)));

        assertThat(service.pages().during().inVain()).isEqualTo(2);
        assertThat(service.reads().during().inVain()).isEqualTo(1);
        assertThat(service.checkouts().untilOpen().inVain()).isEqualTo(2);
        assertThat(service.pages().during().answers()).isEqualTo(Map.of("200", 1L, "503 upstream-unavailable", 2L));
        assertThat(service.late().count()).isEqualTo(10);
    }

    @Test
    void an_order_that_is_only_taken_down_is_trouble_while_nothing_is_wrong() {
        visits.of(Kind.CHECKOUT, "202 PENDING", 12, 22).of(Kind.CHECKOUT, "402 payment-declined", 12);
        Checkouts checkouts = Service.of(visits.visits(), moments(null, null)).checkouts();

        assertThat(checkouts.before().inVain()).isEqualTo(1);
        assertThat(checkouts.untilOpen().inVain()).isZero();
    }

    /** Measured from second 10 on, asked to hang at 20, it does from 21 to 30. */
    private static Moments moments(@Nullable Duration opened, @Nullable Duration closed) {
        return new Moments(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(21), opened,
                Duration.ofSeconds(30), closed, closed == null ? Duration.ofSeconds(30) : closed);
    }
}

package no.nattro.demo.lesson.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import no.nattro.demo.books.MadeUpBooks;
import no.nattro.demo.books.MadeUpOrder;
import no.nattro.demo.books.Reading;
import org.junit.jupiter.api.Test;

class OrderEndsTest {

    private static final Instant HEALED = MadeUpOrder.PLACED.plusSeconds(100);

    @Test
    void the_last_end_of_those_that_were_placed_before_counts() {
        OrderEnds ends = ends(MadeUpBooks.of(order(MadeUpOrder.confirmed(), 0, 1),
                order(MadeUpOrder.declined(), 50, 107), order(MadeUpOrder.confirmed(), 60, 104),
                order(MadeUpOrder.confirmed(), 105, 130)));

        assertThat(ends.untilAllEnd()).isEqualTo(7.0);
        assertThat(ends.states()).isEqualTo(Map.of("CONFIRMED", 3L, "REJECTED", 1L));
    }

    @Test
    void orders_that_had_ended_before_took_no_time() {
        assertThat(ends(MadeUpBooks.of(order(MadeUpOrder.confirmed(), 0, 1))).untilAllEnd()).isZero();
        assertThat(ends(MadeUpBooks.of()).untilAllEnd()).isZero();
    }

    @Test
    void one_that_has_not_ended_leaves_it_open() {
        Reading books = MadeUpBooks.of(order(MadeUpOrder.charging(), 50, 51), order(MadeUpOrder.confirmed(), 0, 1));

        assertThat(ends(books).untilAllEnd()).isNull();
        assertThat(ends(books).mostOpen()).isEqualTo(1);
    }

    @Test
    void those_that_were_under_way_at_the_same_time_are_counted() {
        Reading books = MadeUpBooks.of(order(MadeUpOrder.confirmed(), 0, 10), order(MadeUpOrder.confirmed(), 5, 12),
                order(MadeUpOrder.declined(), 9, 11), order(MadeUpOrder.confirmed(), 12, 20));

        assertThat(ends(books).mostOpen()).isEqualTo(3);
    }

    @Test
    void those_that_were_placed_while_payment_hung_are_counted() {
        Reading books = MadeUpBooks.of(order(MadeUpOrder.confirmed(), 59, 70), order(MadeUpOrder.confirmed(), 60, 101),
                order(MadeUpOrder.declined(), 89, 102), order(MadeUpOrder.confirmed(), 90, 103));

        assertThat(ends(books).meanwhile()).isEqualTo(2);
    }

    private static OrderEnds ends(Reading books) {
        return OrderEnds.of(books, HEALED.minusSeconds(40), HEALED.minusSeconds(10), HEALED);
    }

    private static MadeUpOrder order(MadeUpOrder order, int placed, int changed) {
        order.placedAt = MadeUpOrder.PLACED.plusSeconds(placed);
        order.changedAt = MadeUpOrder.PLACED.plusSeconds(changed);
        return order;
    }
}

package no.nattro.demo.books.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import no.nattro.demo.books.MadeUpBooks;
import no.nattro.demo.books.MadeUpOrder;
import no.nattro.demo.books.Reading;
import org.junit.jupiter.api.Test;

class QuiescenceTest {

    @Test
    void it_waits_for_the_last_order() {
        Iterator<Reading> books = List.of(MadeUpBooks.of(MadeUpOrder.charging(), MadeUpOrder.confirmed()),
                MadeUpBooks.of(MadeUpOrder.confirmed(), MadeUpOrder.confirmed()),
                MadeUpBooks.of(MadeUpOrder.confirmed(), MadeUpOrder.confirmed())).iterator();
        List<Integer> underWay = new ArrayList<>();
        new Quiescence(books::next, underWay::add).await(Duration.ofMinutes(1));

        assertThat(underWay).containsExactly(1, 0, 0);
    }

    @Test
    void a_straggler_between_two_quiet_looks_is_waited_for() {
        Reading quiet = MadeUpBooks.of(MadeUpOrder.confirmed());
        Iterator<Reading> books = List.of(quiet, MadeUpBooks.of(MadeUpOrder.charging()), quiet, quiet).iterator();
        List<Integer> underWay = new ArrayList<>();
        new Quiescence(books::next, underWay::add).await(Duration.ofMinutes(1));

        assertThat(underWay).containsExactly(0, 1, 0, 0);
    }

    @Test
    void the_first_look_is_not_before_a_request_that_was_broken_off_can_have_ended() {
        long start = System.nanoTime();
        List<Duration> looks = new ArrayList<>();
        new Quiescence(() -> MadeUpBooks.of(MadeUpOrder.confirmed()),
                _ -> looks.add(Duration.ofNanos(System.nanoTime() - start))).await(Duration.ofMillis(4500));

        assertThat(looks).hasSize(2).first().satisfies(first -> assertThat(first)
                .isGreaterThanOrEqualTo(Duration.ofMillis(500)));
    }
}

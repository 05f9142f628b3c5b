package no.nattro.demo.books.audit;

import static no.nattro.demo.books.audit.Judged.breaks;
import static no.nattro.demo.books.audit.Judged.holds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import no.nattro.demo.books.MadeUpBooks;
import no.nattro.demo.books.MadeUpOrder;
import no.nattro.demo.books.history.History;
import no.nattro.demo.books.history.Operation;
import org.junit.jupiter.api.Test;

class EndsInTimeTest {

    private static final Instant HEALED = MadeUpOrder.PLACED.plusSeconds(600);

    private final EndsInTime invariant = new EndsInTime(new History(List.of(Operation.healed(HEALED))));
    private final MadeUpOrder order = MadeUpOrder.confirmed();

    @Test
    void an_order_that_ended_within_a_minute_is_in_time() {
        order.changedAt = HEALED.plusSeconds(60);

        holds(invariant, MadeUpBooks.of(order, MadeUpOrder.declined()), "2 orders");
    }

    @Test
    void an_order_that_took_longer_is_seen() {
        order.changedAt = HEALED.plusSeconds(61);

        breaks(invariant, MadeUpBooks.of(order), order, "CONFIRMED 61 s after nothing was broken any more");
    }

    @Test
    void an_order_that_never_ends_is_seen_once_its_minute_is_over() {
        MadeUpOrder charging = MadeUpOrder.charging();

        holds(invariant, MadeUpBooks.at(HEALED.plusSeconds(60), charging), "0 orders");
        breaks(invariant, MadeUpBooks.at(HEALED.plusSeconds(75), charging), charging, "still CHARGING 75 s after");
    }

    @Test
    void what_was_asked_for_later_has_its_minute_from_then_on() {
        MadeUpOrder cancelled = MadeUpOrder.cancelled();
        cancelled.cancelRequestedAt = HEALED.plusSeconds(100);
        cancelled.changedAt = HEALED.plusSeconds(160);

        holds(invariant, MadeUpBooks.of(cancelled), "1 order");
        cancelled.changedAt = HEALED.plusSeconds(161);
        breaks(invariant, MadeUpBooks.of(cancelled), cancelled, "CANCELLED 61 s after");
    }

    @Test
    void without_the_end_of_the_faults_nothing_is_judged_and_that_is_said() {
        Verdict verdict = new EndsInTime(new History(List.of())).judge(MadeUpBooks.of(order));

        assertThat(verdict.state()).isEqualTo(Verdict.State.NOT_CHECKED);
        assertThat(verdict.notCheckedBecause()).contains("HEALED");
    }
}

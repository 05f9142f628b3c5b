package no.nattro.demo.lesson.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import no.nattro.demo.lesson.Claim;
import no.nattro.demo.lesson.load.Times;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private static final String BEFORE = "Before the hang everybody is served";
    private static final String PAGES = "Product pages: all shown, p99 at most 2 x that of before";
    private static final String READS = "Order reads: all shown, p99 at most 2 x that of before";
    private static final String UNTIL_OPEN = "Checkouts: within 1.5 s until the breaker opens";
    private static final String ONCE_OPEN = "Checkouts: p99 within 100 ms once it is open";
    private static final String ANSWERED = "Checkouts: each is told its end, or 202";
    private static final String THREADS = "order-service: at most 20 threads more than before";
    private static final String MEMORY = "order-service: at most 15 % more memory than before";
    private static final String ENDED = "Orders: all CONFIRMED or REJECTED within 60 s of hang and pause";
    private static final String BOOKS = "Books: they balance, and agree with what everybody was told";

    @Test
    void everything_that_is_claimed_can_hold() {
        assertThat(MadeUpColumn.guards().report().claims()).allMatch(Claim::holds).extracting(Claim::sentence)
                .containsExactly(BEFORE, PAGES, READS, UNTIL_OPEN, ONCE_OPEN, ANSWERED, THREADS, MEMORY, ENDED, BOOKS);
    }

    @Test
    void a_p99_may_double_and_below_20_ms_it_is_noise() {
        assertThat(broken(column -> column.readsDuring = new Times(600, 5, 60.1, 90))).containsExactly(READS);
        assertThat(broken(column -> column.pagesBefore = new Times(400, 1, 2, 3))).isEmpty();
        assertThat(broken(column -> column.pagesDuring = new Times(600, 4, 39.9, 90))).isEmpty();
        assertThat(broken(column -> column.pagesDuring = new Times(600, 4, 40.1, 90))).containsExactly(PAGES);
    }

    @Test
    void a_page_that_is_refused_fast_is_not_shown() {
        assertThat(broken(column -> column.pagesInVain = 1)).containsExactly(PAGES);
        assertThat(broken(column -> column.readsInVain = 1)).containsExactly(READS);
    }

    @Test
    void what_was_not_asked_for_proves_nothing() {
        Times none = new Times(0, 0, 0, 0);
        assertThat(broken(column -> column.pagesDuring = none)).containsExactly(PAGES);
        assertThat(broken(column -> column.readsBefore = none)).containsExactly(READS);
        assertThat(broken(column -> column.untilOpen = none)).containsExactly(UNTIL_OPEN);
        assertThat(broken(column -> column.onceOpen = none)).containsExactly(ONCE_OPEN);
    }

    @Test
    void not_a_single_checkout_may_take_longer_than_an_attempt_until_the_breaker_opens() {
        assertThat(broken(column -> column.untilOpen = new Times(11, 1240, 1260, 1501))).containsExactly(UNTIL_OPEN);
    }

    @Test
    void once_it_is_open_one_of_a_hundred_may_be_slower() {
        assertThat(broken(column -> column.onceOpen = new Times(151, 21, 99, 900))).isEmpty();
        assertThat(broken(column -> column.onceOpen = new Times(151, 21, 101, 101))).containsExactly(ONCE_OPEN);
        assertThat(broken(column -> column.openedAfter = null)).containsExactly(ONCE_OPEN);
    }

    @Test
    void a_checkout_whose_end_nobody_tells_is_not_answered() {
        assertThat(broken(column -> column.untilOpenInVain = 1)).containsExactly(ANSWERED);
        assertThat(broken(column -> column.onceOpenInVain = 1)).containsExactly(ANSWERED);
    }

    @Test
    void a_shop_that_was_in_trouble_before_proves_nothing() {
        assertThat(broken(column -> column.inVainBefore = 1)).containsExactly(BEFORE);
    }

    @Test
    void threads_and_memory_may_move_and_not_grow() {
        assertThat(broken(column -> column.threads = new Growth(36, 56, 56))).isEmpty();
        assertThat(broken(column -> column.threads = new Growth(36, 57, 36))).containsExactly(THREADS);
        assertThat(broken(column -> column.resident = new Growth(200, 229, 229))).isEmpty();
        assertThat(broken(column -> column.resident = new Growth(200, 231, 200))).containsExactly(MEMORY);
    }

    @Test
    void what_nobody_could_measure_does_not_hold() {
        Growth unknown = new Growth(Double.NaN, Double.NaN, Double.NaN);
        assertThat(broken(column -> column.threads = unknown)).containsExactly(THREADS);
        assertThat(broken(column -> column.resident = unknown)).containsExactly(MEMORY);
    }

    @Test
    void every_order_ends_in_time_and_in_one_of_two_ways() {
        assertThat(broken(column -> column.untilAllEnd = 60.0)).isEmpty();
        assertThat(broken(column -> column.untilAllEnd = 60.1)).containsExactly(ENDED);
        assertThat(broken(column -> column.untilAllEnd = null)).containsExactly(ENDED);
        assertThat(broken(column -> column.states = Map.of("CONFIRMED", 9L, "CANCELLED", 1L))).containsExactly(ENDED);
    }

    @Test
    void books_that_were_not_wholly_checked_or_are_contradicted_are_not_green() {
        assertThat(broken(column -> column.books = MadeUpColumn.withoutHistory())).containsExactly(BOOKS);
        assertThat(broken(column -> column.contradictions.add("was answered 402, and now 201")))
                .containsExactly(BOOKS);
    }

    private static List<String> broken(Consumer<MadeUpColumn> change) {
        MadeUpColumn column = MadeUpColumn.guards();
        change.accept(column);
        return column.report().claims().stream().filter(claim -> !claim.holds()).map(Claim::sentence).toList();
    }
}

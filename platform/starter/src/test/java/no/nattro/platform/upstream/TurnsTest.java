package no.nattro.platform.upstream;

import static no.nattro.platform.upstream.Readiness.Kind.NOT_READY;
import static no.nattro.platform.upstream.Readiness.Kind.READY;
import static no.nattro.platform.upstream.Readiness.Kind.SILENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final URI ONE = URI.create("http://one:8080");
    private static final URI TWO = URI.create("http://two:8080");
    private static final URI THREE = URI.create("http://three:8080");

    private long now = Long.MAX_VALUE - 1_000_000_000L; // the origin is any: it overflows on the way
    private final Turns turns = new Turns("neighbour", List.of(ONE, TWO, THREE), () -> now);

    @Test
    void instances_take_turns() {
        assertThat(next(4)).containsExactly(ONE, TWO, THREE, ONE);
    }

    @Test
    void those_that_are_ready_share_the_calls_of_one_that_is_not() {
        turns.set(TWO, NOT_READY);

        assertThat(next(100)).doesNotContain(TWO);
        assertThat(next(100).stream().filter(ONE::equals)).hasSize(50);
    }

    @Test
    void who_was_only_silent_takes_its_place_again_at_once() {
        turns.set(TWO, SILENT);
        turns.set(TWO, READY);

        assertThat(next(3)).containsExactly(ONE, TWO, THREE);
    }

    @Test
    void who_returns_from_a_restart_begins_with_a_small_share_that_grows_until_it_is_whole() {
        turns.set(TWO, NOT_READY);
        pass(Duration.ofSeconds(20));
        turns.set(TWO, READY);
        assertThat(turnsOfTwoIn(210)).isEqualTo(10);

        pass(Duration.ofSeconds(5));
        assertThat(turnsOfTwoIn(250)).isEqualTo(50);

        pass(Duration.ofSeconds(5));
        assertThat(next(3)).containsExactlyInAnyOrder(ONE, TWO, THREE);
    }

    @Test
    void the_only_good_one_gets_every_call_however_cold_it_is() {
        turns.set(ONE, NOT_READY);
        turns.set(TWO, NOT_READY);
        turns.set(TWO, READY);
        turns.set(THREE, NOT_READY);

        assertThat(turnsOfTwoIn(10)).isEqualTo(10);
    }

    @Test
    void one_lost_connection_takes_an_instance_out_until_it_says_that_it_is_ready() {
        assertThat(turns.lost(TWO)).isTrue();
        assertThat(next(6)).doesNotContain(TWO);
        assertThat(turns.ready()).isEqualTo(2);

        turns.set(ONE, READY);
        pass(Duration.ofHours(1));
        assertThat(next(6)).doesNotContain(TWO);

        turns.set(TWO, READY);
        assertThat(next(3)).contains(TWO);
    }

    @Test
    void one_that_fails_call_after_call_is_out_for_a_while_whatever_it_says_of_itself() {
        assertThat(turns.failed(TWO)).isFalse();
        assertThat(turns.failed(TWO)).isFalse();
        assertThat(turns.failed(TWO)).isTrue();
        assertThat(turns.ejections()).isEqualTo(1);
        assertThat(turns.failed(TWO)).as("what was still under way").isTrue();

        pass(Duration.ofMillis(4_900));
        assertThat(next(6)).doesNotContain(TWO);
        pass(Duration.ofMillis(200));
        assertThat(next(3)).contains(TWO);
    }

    @Test
    void each_time_it_is_out_longer_and_a_quiet_minute_is_forgiving() {
        assertThat(secondsOut()).isEqualTo(5);
        assertThat(secondsOut()).isEqualTo(10);
        for (int i = 0; i < 20; i++) {
            secondsOut();
        }
        assertThat(secondsOut()).isEqualTo(60);
        pass(Duration.ofSeconds(61));
        assertThat(secondsOut()).isEqualTo(5);
    }

    private int secondsOut() {
        for (int i = 0; i < Standing.FAILURES_IN_A_ROW; i++) {
            turns.failed(TWO);
        }
        int seconds = 0;
        for (; !next(3).contains(TWO); seconds++) {
            pass(Duration.ofSeconds(1));
        }
        return seconds;
    }

    @Test
    void a_success_in_between_ends_the_row() {
        for (int i = 0; i < 10; i++) {
            turns.failed(TWO);
            turns.failed(TWO);
            turns.succeeded(TWO);
        }

        assertThat(next(3)).contains(TWO);
    }

    @Test
    void a_lost_connection_counts_in_the_row_however_often_it_says_that_it_is_ready() {
        for (int i = 0; i < Standing.FAILURES_IN_A_ROW; i++) {
            turns.lost(TWO);
            turns.set(TWO, READY);
        }

        assertThat(next(6)).doesNotContain(TWO);
    }

    @Test
    void the_last_ones_keep_their_turns_and_nobody_takes_over() {
        turns.set(THREE, NOT_READY);
        assertThat(turns.lost(ONE)).isTrue();
        assertThat(turns.lost(TWO)).isFalse();

        assertThat(next(4)).containsOnly(ONE, TWO);
        assertThat(turns.ready()).isZero();
    }

    @Test
    void the_only_instance_there_is_is_never_out() {
        Turns only = new Turns("neighbour", List.of(ONE), () -> now);

        for (int i = 0; i < 10; i++) {
            assertThat(only.lost(ONE)).isFalse();
        }
        assertThat(only.next()).contains(ONE);
    }

    @Test
    void who_is_none_of_them_changes_nothing() {
        URI stranger = URI.create("http://stranger:8080");
        turns.succeeded(stranger);

        assertThat(turns.lost(stranger)).isFalse();
        assertThat(next(3)).containsExactly(ONE, TWO, THREE);
    }

    @Test
    void without_a_ready_one_it_is_nobodys_turn() {
        List.of(ONE, TWO, THREE).forEach(instance -> turns.set(instance, NOT_READY));

        assertThat(turns.next()).isEmpty();
        assertThat(turns.ready()).isZero();
    }

    @Test
    void a_silent_one_gets_no_turn_while_another_is_ready() {
        turns.set(TWO, SILENT);

        assertThat(next(6)).doesNotContain(TWO);
        assertThat(turns.ready()).isEqualTo(2);
    }

    @Test
    void without_a_ready_one_the_silent_ones_keep_their_turns_and_who_said_no_does_not() {
        turns.set(ONE, SILENT);
        turns.set(TWO, NOT_READY);
        turns.set(THREE, SILENT);

        assertThat(next(4)).containsExactly(ONE, THREE, ONE, THREE);
        assertThat(turns.ready()).isZero();

        turns.set(TWO, READY);
        assertThat(next(2)).containsExactly(TWO, TWO);
    }

    @Test
    void the_attempts_of_one_call_go_on_from_instance_to_instance_whatever_others_do() {
        Supplier<Optional<URI>> call = turns.ofOneCall();
        assertThat(call.get()).contains(ONE);
        next(2);
        assertThat(call.get()).contains(TWO);
        next(4);
        assertThat(call.get()).contains(THREE);
    }

    @Test
    void a_repeat_goes_elsewhere_also_while_one_has_most_of_the_turns() {
        turns.set(THREE, NOT_READY);
        turns.set(TWO, NOT_READY);
        turns.set(TWO, READY);

        for (int i = 0; i < 50; i++) {
            Supplier<Optional<URI>> call = turns.ofOneCall();
            assertThat(call.get()).isNotEqualTo(call.get());
        }
    }

    @Test
    void only_a_change_is_news() {
        assertThat(turns.set(ONE, READY)).isFalse();
        assertThat(turns.set(ONE, NOT_READY)).isTrue();
        assertThat(turns.set(ONE, NOT_READY)).isFalse();
    }

    @Test
    void there_is_at_least_one() {
        assertThatThrownBy(() -> new Turns("neighbour", List.of(), () -> now)).hasMessageContaining("at least one url");
    }

    private long turnsOfTwoIn(int calls) {
        return next(calls).stream().filter(TWO::equals).count();
    }

    private void pass(Duration time) {
        now += time.toNanos();
        turns.set(ONE, READY); // somebody is heard of twice a second
    }

    private List<URI> next(int calls) {
        return Stream.generate(turns::next).limit(calls).map(Optional::orElseThrow).toList();
    }
}

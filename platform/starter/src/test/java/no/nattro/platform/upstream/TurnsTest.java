package no.nattro.platform.upstream;

import static no.nattro.platform.upstream.Readiness.Kind.NOT_READY;
import static no.nattro.platform.upstream.Readiness.Kind.READY;
import static no.nattro.platform.upstream.Readiness.Kind.SILENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final URI ONE = URI.create("http://one:8080");
    private static final URI TWO = URI.create("http://two:8080");
    private static final URI THREE = URI.create("http://three:8080");

    private final Turns turns = new Turns(List.of(ONE, TWO, THREE));

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
    void who_returns_takes_its_place_again() {
        turns.set(TWO, NOT_READY);
        turns.set(TWO, READY);

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
    void only_a_change_is_news() {
        assertThat(turns.set(ONE, READY)).isFalse();
        assertThat(turns.set(ONE, NOT_READY)).isTrue();
        assertThat(turns.set(ONE, NOT_READY)).isFalse();
    }

    @Test
    void there_is_at_least_one() {
        assertThatThrownBy(() -> new Turns(List.of())).hasMessageContaining("at least one url");
    }

    private List<URI> next(int calls) {
        return Stream.generate(turns::next).limit(calls).map(Optional::orElseThrow).toList();
    }
}

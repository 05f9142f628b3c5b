package no.nattro.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import no.nattro.gateway.limit.Turns.Turn;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final ManualClock clock = new ManualClock();
    private final Turns turns = new Turns(clock::currentTimeNanos);

    @Test
    void as_long_as_there_are_answers_everybody_asks() {
        IntStream.range(0, 100).forEach(_ -> assertThat(turns.answered(next())).isFalse());
    }

    @Test
    void after_a_failure_nobody_asks_for_a_while_then_one() {
        turns.failed(next());

        clock.pass(Duration.ofMillis(199));
        assertThat(turns.next()).isEmpty();
        clock.pass(Duration.ofMillis(1));
        assertThat(turns.next()).isPresent();
        assertThat(turns.next()).as("until that one knows").isEmpty();
    }

    @Test
    void many_that_failed_together_failed_once() {
        List<Turn> together = IntStream.range(0, 50).mapToObj(_ -> next()).toList();

        assertThat(together).allSatisfy(turn -> assertThat(turns.failed(turn)).isEqualTo(1));

        clock.pass(Duration.ofMillis(200));
        assertThat(turns.next()).isPresent();
    }

    @Test
    void the_longer_it_lasts_the_longer_the_pauses_up_to_two_seconds() {
        turns.failed(next());
        for (int failures = 2; failures <= 30; failures++) {
            clock.pass(Duration.ofSeconds(2));
            assertThat(turns.failed(next())).isEqualTo(failures);
        }
        clock.pass(Duration.ofMillis(1_999));
        assertThat(turns.next()).isEmpty();
    }

    @Test
    void an_answer_lets_everybody_ask_again() {
        turns.failed(next());
        clock.pass(Duration.ofMillis(200));

        assertThat(turns.answered(next())).isTrue();

        IntStream.range(0, 100).forEach(_ -> next());
    }

    @Test
    void who_asked_and_never_told_keeps_nobody_from_it() {
        turns.failed(next());
        clock.pass(Duration.ofMillis(200));
        next();

        clock.pass(Duration.ofMillis(200));
        assertThat(turns.next()).isPresent();
    }

    private Turn next() {
        return turns.next().orElseThrow();
    }
}

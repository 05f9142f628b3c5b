package no.nattro.platform.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls to a neighbour of two instances. Each is asked once whether it is ready: what happens next is between two polls. */
@Timeout(30)
class SeveralInstancesTest {

    private final Instance one = new Instance();
    private final Instance two = new Instance();
    private @Nullable Caller caller;

    @AfterEach
    void close() {
        if (caller != null) {
            caller.close();
        }
        one.close();
        two.close();
    }

    @Test
    void calls_take_turns() {
        Caller neighbour = neighbour();
        for (int i = 0; i < 10; i++) {
            assertThat(send(neighbour)).isInstanceOf(Outcome.Done.class);
        }
        assertThat(one.calls()).isEqualTo(two.calls()).isEqualTo(5);
    }

    @Test
    void one_that_has_just_died_costs_a_repeat_on_the_other_and_no_call() {
        Caller neighbour = neighbour();
        one.close();

        for (int i = 0; i < 10; i++) {
            assertThat(send(neighbour)).isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void one_that_fails_fast_costs_a_repeat_on_the_other() {
        Caller neighbour = neighbour();
        one.answer(500);

        for (int i = 0; i < 10; i++) {
            assertThat(send(neighbour)).isInstanceOf(Outcome.Done.class);
        }
        assertThat(one.calls()).isEqualTo(5);
    }

    @Test
    void one_that_is_not_ready_is_not_called() {
        one.readyz(503);
        Caller neighbour = neighbour();
        await().until(() -> callsTo(one, neighbour) == 0); // what it said may still be on its way

        assertThat(callsTo(one, neighbour)).isZero();
    }

    private static int callsTo(Instance instance, Caller neighbour) {
        int before = instance.calls();
        for (int i = 0; i < 4; i++) {
            assertThat(send(neighbour)).isInstanceOf(Outcome.Done.class);
        }
        return instance.calls() - before;
    }

    @Test
    void without_a_ready_one_nothing_is_sent_and_nothing_repeated() {
        one.readyz(503);
        two.readyz(503);
        Caller neighbour = neighbour();
        await().until(() -> send(neighbour) instanceof Outcome.NotSent);
        int calls = one.calls() + two.calls();

        assertThat(send(neighbour)).isEqualTo(new Outcome.NotSent<>("no instance is ready"));

        assertThat(one.calls() + two.calls()).isEqualTo(calls);
    }

    @Test
    void a_repeat_that_was_not_sent_does_not_hide_that_the_first_attempt_was() {
        Caller neighbour = neighbour();
        one.answer(500);
        two.close();

        assertThat(send(neighbour)).isEqualTo(new Outcome.Unknown<>("answered 500"));
        assertThat(one.calls()).isEqualTo(1);
    }

    private Caller neighbour() {
        Caller neighbour = new Caller(one.url() + "," + two.url(), Duration.ofHours(1), "total-timeout=2s");
        caller = neighbour;
        await().until(() -> one.questions() == 1 && two.questions() == 1);
        return neighbour;
    }

    private static Outcome<Caller.Answer, Caller.Refusal> send(Caller neighbour) {
        return neighbour.send(42);
    }
}

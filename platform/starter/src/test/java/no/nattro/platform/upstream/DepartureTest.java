package no.nattro.platform.upstream;

import static no.nattro.platform.upstream.ScriptedNeighbour.answers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.upstream.Outcome.NotSent;
import no.nattro.platform.upstream.Outcome.Unknown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What ended before its request was on a connection was not sent; what ended after it is not known. No limit blurs that. */
@Timeout(60)
class DepartureTest {

    private static final Duration PLENTY = Duration.ofSeconds(8);

    private final ScriptedNeighbour neighbour = new ScriptedNeighbour();
    private final AtomicLong clock = new AtomicLong();

    @AfterEach
    void close() {
        neighbour.close();
    }

    @Test
    void the_callers_deadline_while_it_waits_for_a_connection() {
        try (Caller caller = caller("lease-timeout=5s", "total-timeout=5s")) {
            takeTheConnection(caller);

            assertThat(caller.send("waits", Deadline.in(Duration.ofMillis(300))))
                    .isEqualTo(new NotSent<>("the deadline came before a connection"));

            assertThat(caller.refusedBy("deadline")).isEqualTo(1);
            assertThat(neighbour.arrivals()).isEqualTo(1);
        }
    }

    @Test
    void a_connection_that_comes_when_too_little_time_is_left_is_not_used() throws Exception {
        try (Caller caller = caller("lease-timeout=5s", "total-timeout=5s")) {
            takeTheConnection(caller);
            FutureTask<Outcome<Caller.Answer, Caller.Refusal>> waits = waiting(caller);

            clock.addAndGet(PLENTY.minusMillis(40).toNanos());
            neighbour.release();

            assertThat(waits.get()).isEqualTo(new NotSent<>("the deadline was spent waiting for a connection"));
            assertThat(caller.refusedBy("deadline")).isEqualTo(1);
            assertThat(neighbour.arrivals()).isEqualTo(1);
            assertThat(caller.send("next")).isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void the_neighbour_is_told_what_is_left_after_the_wait_for_a_connection() throws Exception {
        try (Caller caller = caller("lease-timeout=5s", "total-timeout=5s")) {
            takeTheConnection(caller);
            FutureTask<Outcome<Caller.Answer, Caller.Refusal>> waits = waiting(caller);

            clock.addAndGet(Duration.ofSeconds(3).toNanos());
            neighbour.release();

            assertThat(waits.get()).isInstanceOf(Outcome.Done.class);
            assertThat(neighbour.lastRequest()).contains("X-Request-Deadline-Ms: 5000");
        }
    }

    @Test
    void the_attempts_own_limit_while_it_connects_was_not_sent_either_but_is_a_failure() {
        try (FullQueue nobody = new FullQueue();
                Caller caller = new Caller(nobody.url(), "connect-timeout=5s", "total-timeout=200ms", "attempts=1")) {
            for (int i = 0; i < 5; i++) {
                assertThat(caller.state()).isEqualTo(State.CLOSED);
                assertThat(caller.send(i)).isEqualTo(new NotSent<>("connecting took too long"));
            }
            assertThat(caller.state()).isEqualTo(State.OPEN);
        }
    }

    @Test
    void the_callers_deadline_while_it_connects_is_none() {
        try (FullQueue nobody = new FullQueue();
                Caller caller = new Caller(nobody.url(), "connect-timeout=5s", "total-timeout=5s", "attempts=1")) {
            for (int i = 0; i < 5; i++) {
                assertThat(caller.send(i, Deadline.in(Duration.ofMillis(100)))).isInstanceOf(NotSent.class);
            }
            assertThat(caller.state()).isEqualTo(State.CLOSED);
        }
    }

    @Test
    void any_limit_after_it_was_sent_leaves_it_unknown() {
        try (Caller caller = caller("total-timeout=200ms")) {
            assertThat(caller.send("held")).isEqualTo(new Unknown<>("no complete answer within 200 ms"));
            assertThat(caller.send("held", Deadline.in(Duration.ofMillis(100), () -> 0)))
                    .isEqualTo(new Unknown<>("no complete answer within 100 ms"));
            assertThat(neighbour.arrivals()).isEqualTo(2);
        }
    }

    @Test
    void a_caller_that_is_interrupted_says_nothing_about_the_neighbour() throws InterruptedException {
        try (Caller caller = new Caller(neighbour.url(), "total-timeout=30s", "attempts=1")) {
            for (int i = 1; i <= 5; i++) {
                int expected = i;
                Thread call = Thread.ofVirtual().start(() -> caller.send("held"));
                await().until(() -> neighbour.arrivals() == expected);
                call.interrupt();
                call.join();
            }
            assertThat(caller.state()).isEqualTo(State.CLOSED);
            assertThat(caller.calls("sent")).isZero();
        }
    }

    @Test
    void a_503_that_asks_for_half_a_minute_arrives_once_an_attempt_and_costs_none() {
        neighbour.now(answers(503, "Retry-After: 30\r\n", ""));
        Deadline budget = Deadline.in(Duration.ofSeconds(4));
        try (Caller once = new Caller(neighbour.url(), "total-timeout=1200ms", "attempts=1");
                Caller twice = new Caller(neighbour.url(), "total-timeout=1200ms")) {
            assertThat(once.send(1, budget)).isEqualTo(new Unknown<>("answered 503"));
            assertThat(neighbour.arrivals()).isEqualTo(1);
            assertThat(twice.send(2, budget)).isEqualTo(new Unknown<>("answered 503"));
            assertThat(neighbour.arrivals()).isEqualTo(3);
        }
        assertThat(budget.allowsACall()).isTrue();
    }

    @Test
    void an_answer_that_trickles_for_half_a_minute_ends_at_the_limit_of_which_the_wait_was_a_part() throws Exception {
        try (Caller caller = caller("lease-timeout=5s", "total-timeout=2s")) {
            takeTheConnection(caller);
            neighbour.now(neighbour.trickles());
            Deadline budget = Deadline.in(Duration.ofMillis(3_500)); // not enough for a wait of 1.6 s and 2 s more
            FutureTask<Outcome<Caller.Answer, Caller.Refusal>> waits = new FutureTask<>(() -> caller.send(1, budget));
            Thread.ofVirtual().start(waits);
            await().until(() -> budget.left().compareTo(Duration.ofMillis(1_900)) < 0);
            neighbour.release();

            assertThat(waits.get()).isEqualTo(new Unknown<>("no complete answer within 2000 ms"));
            assertThat(budget.left()).isPositive();
        }
    }

    private Caller caller(String... settings) {
        String[] one = new String[settings.length + 3];
        System.arraycopy(settings, 0, one, 0, settings.length);
        one[settings.length] = "max-connections=1";
        one[settings.length + 1] = "attempts=1";
        one[settings.length + 2] = "breaker.enabled=false";
        return new Caller(neighbour.url(), one);
    }

    private void takeTheConnection(Caller caller) {
        Thread.ofVirtual().start(() -> caller.send("held"));
        await().until(() -> neighbour.held() == 1);
    }

    private FutureTask<Outcome<Caller.Answer, Caller.Refusal>> waiting(Caller caller) {
        FutureTask<Outcome<Caller.Answer, Caller.Refusal>> call = new FutureTask<>(
                () -> caller.send("waits", Deadline.in(PLENTY, clock::get)));
        Thread.ofVirtual().start(call);
        await().until(() -> caller.calls("waiting") == 1);
        return call;
    }
}

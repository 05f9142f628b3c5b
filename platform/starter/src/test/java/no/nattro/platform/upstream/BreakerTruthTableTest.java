package no.nattro.platform.upstream;

import static no.nattro.platform.upstream.ScriptedNeighbour.answers;
import static no.nattro.platform.upstream.ScriptedNeighbour.resets;
import static no.nattro.platform.upstream.ScriptedNeighbour.sends;
import static no.nattro.platform.upstream.ScriptedNeighbour.sendsAndGoes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.upstream.ScriptedNeighbour.Deed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What opens the breaker in front of a neighbour and what does not, over real sockets and with the limits that ship. Attempts
 * are counted where they arrive; with {@code attempts=1} each call is one.
 */
@Timeout(60)
class BreakerTruthTableTest {

    private static final String AS_SHIPPED = "total-timeout=1200ms";

    private final ScriptedNeighbour neighbour = new ScriptedNeighbour();
    private final Caller caller = new Caller(neighbour.url(), AS_SHIPPED, "attempts=1");

    @AfterEach
    void close() {
        caller.close();
        neighbour.close();
    }

    @ParameterizedTest(name = "4×500, {0}, 4×500: stays closed, the next 500 opens")
    @ValueSource(strings = {"200", "202", "404", "409", "422", "an unreadable 200", "a slow 200"})
    void an_answer_ends_the_row(String answer) {
        call(4, "500");
        call(1, answer);
        call(4, "500");
        assertThat(caller.state()).isEqualTo(State.CLOSED);
        assertThat(neighbour.arrivals()).isEqualTo(9);

        call(1, "500");

        isOpen(10);
    }

    @ParameterizedTest(name = "5×{0}: opens")
    @ValueSource(strings = {"500", "502", "503", "504", "a reset", "half an answer", "no HTTP", "nothing and gone",
            "silence", "a trickle"})
    void five_failures_in_a_row_open_it(String failure) {
        call(1, "200");
        call(4, failure);
        assertThat(caller.state()).isEqualTo(State.CLOSED);

        call(1, failure);

        isOpen(6);
    }

    @Test
    void five_refused_connections_open_it() {
        neighbour.close();
        for (int i = 0; i < 4; i++) {
            assertThat(caller.send(i)).isInstanceOf(Outcome.NotSent.class);
        }
        assertThat(caller.state()).isEqualTo(State.CLOSED);

        caller.send(4);

        isOpen(0);
    }

    @Test
    void five_connects_that_take_too_long_open_it() {
        try (FullQueue nobody = new FullQueue();
                Caller ofNobody = new Caller(nobody.url(), AS_SHIPPED, "attempts=1")) {
            for (int i = 0; i < 5; i++) {
                assertThat(ofNobody.state()).isEqualTo(State.CLOSED);
                assertThat(ofNobody.send(i)).isEqualTo(new Outcome.NotSent<>("connecting took too long"));
            }
            assertThat(ofNobody.state()).isEqualTo(State.OPEN);
        }
    }

    @ParameterizedTest(name = "4×500, {0}, 500: opens, as if it had not been")
    @CsvSource({"a full bulkhead, bulkhead", "a pool that gave no connection, lease", "a spent deadline, deadline",
            "a deadline that cut the attempt, ''"})
    void what_says_nothing_about_the_neighbour_changes_nothing(String event, String brake) {
        call(4, "500");

        switch (event) {
            case "a full bulkhead" -> withAllConnectionsTaken(() -> send(60));
            case "a pool that gave no connection" -> withAllConnectionsTaken(() -> send(1));
            case "a spent deadline" -> caller.send("late", Deadline.in(Duration.ofMillis(49), () -> 0));
            default -> caller.send("held", Deadline.in(Duration.ofMillis(300)));
        }

        assertThat(caller.state()).isEqualTo(State.CLOSED);
        assertThat(brake.isEmpty() ? 1 : caller.refusedBy(brake)).as("it did happen").isPositive();
        int arrivals = neighbour.arrivals();
        call(1, "500");
        isOpen(arrivals + 1);
    }

    @Test
    void with_two_attempts_the_third_checkouts_first_attempt_opens_it_and_its_repeat_is_not_sent() {
        try (Caller twice = new Caller(neighbour.url(), AS_SHIPPED)) {
            neighbour.now(answers(500, ""));
            for (int checkout = 1; checkout <= 2; checkout++) {
                assertThat(twice.send(checkout)).isEqualTo(new Outcome.Unknown<>("answered 500"));
                assertThat(neighbour.arrivals()).isEqualTo(2 * checkout);
                assertThat(twice.state()).isEqualTo(State.CLOSED);
            }

            assertThat(twice.send(3)).as("its first attempt was sent").isEqualTo(new Outcome.Unknown<>("answered 500"));

            assertThat(twice.state()).isEqualTo(State.OPEN);
            assertThat(neighbour.arrivals()).isEqualTo(5);
            assertThat(twice.send(4)).isEqualTo(new Outcome.NotSent<>("breaker open for another 30000 ms"));
            assertThat(twice.refusedBy("breaker")).isEqualTo(2);
        }
    }

    private void isOpen(int arrivals) {
        assertThat(caller.state()).isEqualTo(State.OPEN);
        assertThat(caller.send("refused")).isEqualTo(new Outcome.NotSent<>("breaker open for another 30000 ms"));
        assertThat(neighbour.arrivals()).isEqualTo(arrivals);
        assertThat(caller.pause()).isEqualTo(30);
    }

    private void call(int times, String deed) {
        neighbour.now(deed(deed));
        if (deed.equals("silence") || deed.equals("a trickle")) {
            send(times); // each takes its limit
        } else {
            IntStream.range(0, times).forEach(caller::send);
        }
    }

    private Deed deed(String name) {
        return switch (name) {
            case "an unreadable 200" -> answers(200, "{\"value\": ");
            case "a slow 200" -> connection -> {
                neighbour.sleep(600); // half of its limit
                answers(200, "{}").on(connection);
            };
            case "a reset" -> resets();
            case "half an answer" -> sendsAndGoes("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"value\": \"ye");
            case "no HTTP" -> sends("It was a dark and stormy night.\r\n");
            case "nothing and gone" -> sendsAndGoes("");
            case "silence" -> neighbour.isSilent();
            case "a trickle" -> neighbour.trickles();
            default -> answers(Integer.parseInt(name), "{}");
        };
    }

    /** At the same time, and until all have ended. */
    private void send(int times) {
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, times).forEach(i -> all.execute(() -> caller.send(i)));
        }
    }

    /** By calls whose own end says nothing either: their callers' time is over before the neighbour's is. */
    private void withAllConnectionsTaken(Runnable meanwhile) {
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 20)
                    .forEach(_ -> all.execute(() -> caller.send("held", Deadline.in(Duration.ofMillis(1100)))));
            await().pollInterval(Duration.ofMillis(10)).until(() -> caller.calls("sent") == 20);
            meanwhile.run();
        }
    }
}

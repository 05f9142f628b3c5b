package no.nattro.platform.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.upstream.Outcome.Done;
import no.nattro.platform.upstream.Outcome.NotSent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many connections there are, how many calls wait for one, and what becomes of the next. */
@Timeout(60)
class ConnectionsTest {

    private final ScriptedNeighbour neighbour = new ScriptedNeighbour();

    @AfterEach
    void close() {
        neighbour.close();
    }

    /** The numbers of profile full; the limits are long, so that everybody is there at the same time. */
    @Test
    void of_1125_calls_to_a_stuck_neighbour_100_are_on_a_connection_1024_wait_and_one_is_refused_at_once() {
        try (Caller caller = new Caller(neighbour.url(), "max-connections=100", "max-pending=1024", "lease-timeout=10s",
                "total-timeout=10s");
                ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(caller.places()).isEqualTo(1124);

            List<Future<Outcome<Caller.Answer, Caller.Refusal>>> calls = IntStream.range(0, 1125)
                    .mapToObj(_ -> all.submit(() -> caller.send("held"))).toList();

            await().untilAsserted(() -> {
                assertThat(caller.calls("sent")).isEqualTo(100);
                assertThat(caller.calls("waiting")).isEqualTo(1024);
                assertThat(caller.refusedBy("bulkhead")).isEqualTo(1);
                assertThat(neighbour.held()).isEqualTo(100);
                assertThat(neighbour.connections()).isEqualTo(100);
                assertThat(calls.stream().filter(Future::isDone).map(Future::resultNow))
                        .containsExactly(new NotSent<>("too many calls are under way"));
            });
            neighbour.release();
            assertThat(calls.stream().map(ConnectionsTest::end).filter(Done.class::isInstance)).hasSize(1124);
            assertThat(caller.calls("sent")).isZero();
            assertThat(caller.calls("waiting")).isZero();
        }
    }

    @ParameterizedTest(name = "21 calls of which a connection takes {0}: {1} connections")
    @CsvSource({"10, 3", "1, 21", "0, 1"})
    void a_connection_is_closed_after_some_requests(int most, int connections) {
        try (Caller caller = new Caller(neighbour.url(), "total-timeout=5s", "max-requests-per-connection=" + most)) {
            for (int i = 0; i < 21; i++) {
                assertThat(caller.send(i)).isInstanceOf(Done.class);
            }
        }

        assertThat(neighbour.arrivals()).isEqualTo(21);
        assertThat(neighbour.connections()).isEqualTo(connections);
    }

    @Test
    void twenty_one_calls_as_shipped_use_three_connections() {
        try (Caller caller = new Caller(neighbour.url(), "total-timeout=1200ms")) {
            for (int i = 0; i < 21; i++) {
                assertThat(caller.send(i)).isInstanceOf(Done.class);
            }
        }

        assertThat(neighbour.connections()).isEqualTo(3);
    }

    @Test
    void a_place_is_free_again_however_its_call_has_ended() {
        try (Caller caller = new Caller(neighbour.url(), "total-timeout=1200ms", "max-connections=1", "max-pending=0",
                "attempts=1", "breaker.enabled=false")) {
            caller.send("held", Deadline.in(Duration.ofMillis(100)));
            caller.send("late", Deadline.in(Duration.ZERO));
            neighbour.now(ScriptedNeighbour.resets());
            caller.send(1);
            neighbour.now(ScriptedNeighbour.answers(500, ""));
            caller.send(2);
            neighbour.now(ScriptedNeighbour.answers(200, "{}"));

            assertThat(caller.send(3)).isInstanceOf(Done.class);

            assertThat(caller.refusedBy("bulkhead")).isZero();
            assertThat(caller.calls("sent") + caller.calls("waiting")).isZero();
        }
    }

    private static <T> T end(Future<T> call) {
        try {
            return call.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

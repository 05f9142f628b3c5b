package no.nattro.demo.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import no.nattro.demo.books.Books;
import no.nattro.demo.process.ProcessId;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.stack.Replicas;
import no.nattro.demo.stack.Running;
import no.nattro.demo.stack.StackState;
import no.nattro.demo.watch.Breaker.State;
import no.nattro.demo.watch.InstanceLook.Condition;
import no.nattro.demo.watch.StubActuator.Manners;
import no.nattro.postgres.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Of the stack there are management ports alone; what seems to run is this test itself. The books cannot be read. */
class WatchTest {

    private static final Instance ORDER = Instance.of(Component.ORDER);
    private static final Instance PAYMENT = Instance.of(Component.PAYMENT);

    private final StubActuator order = new StubActuator().breaker("payment", State.CLOSED, 0, 0);
    private final StubActuator payment = new StubActuator().breaker("bank", State.CLOSED, 1, 2)
            .neighbour("bank", 0, 0, 1);
    private final AtomicInteger readings = new AtomicInteger();
    private final Watch watch = new Watch(new Books(this::nowhere, "x"),
            () -> Instant.parse("2026-11-23T18:00:00.25Z"));

    @AfterEach
    void stop() {
        order.close();
        payment.close();
    }

    @Test
    void each_instance_is_seen_and_what_does_not_run_is_told() {
        Look look = watch.look(state(running(ORDER, order), running(PAYMENT, payment)), Watch.EVERYBODY);

        assertThat(look.at()).isEqualTo("2026-11-23T18:00:00.250Z");
        assertThat(look.instances().get(ORDER).condition()).isEqualTo(Condition.RUNS);
        assertThat(look.instances().get(PAYMENT).measured().outgoing()).singleElement()
                .satisfies(bank -> assertThat(bank.breaker().failed()).isOne());
        assertThat(look.instances().get(Instance.of(Component.INVENTORY)))
                .isEqualTo(InstanceLook.of(Condition.STOPPED, null));
        assertThat(look.instances()).hasSize(5);
        assertThat(look.books().hasBeenRead()).isFalse();
        assertThat(look.books().trouble()).startsWith("The books in the database orders cannot be read");
    }

    @Test
    void who_is_silent_keeps_nobody_waiting_and_is_told() {
        payment.has(Manners.SILENT);
        StackState state = state(running(ORDER, order), running(PAYMENT, payment));
        Look soon = watch.look(state, Duration.ofMillis(1));
        assertThat(soon.instances().get(PAYMENT)).isEqualTo(InstanceLook.of(Condition.RUNS, null));

        Look later = watch.look(state, Watch.EVERYBODY);
        assertThat(later.instances().get(ORDER).condition()).isEqualTo(Condition.RUNS);
        assertThat(later.instances().get(PAYMENT).condition()).isEqualTo(Condition.SILENT);
        assertThat(later.instances().get(PAYMENT).silentSeconds()).isGreaterThan(1);

        payment.has(Manners.GOOD);
        assertThat(watch.look(state, Watch.EVERYBODY).instances().get(PAYMENT).condition()).isEqualTo(Condition.RUNS);
    }

    /** They cost more than a metric. */
    @Test
    void the_books_are_not_read_at_every_look() {
        for (int looks = 0; looks < 5; looks++) {
            watch.look(state(running(ORDER, order)), Watch.EVERYBODY);
        }

        assertThat(readings).hasValue(1);
    }

    @Test
    void an_instance_that_was_started_again_is_another_process() {
        StackState state = state(running(PAYMENT, payment));
        watch.look(state, Watch.EVERYBODY);
        assertThat(perSecond(watch.look(state, Watch.EVERYBODY))).isZero();

        try (StubActuator again = new StubActuator().breaker("bank", State.CLOSED, 0, 0).neighbour("bank", 0, 0, 1)) {
            assertThat(perSecond(watch.look(state(running(PAYMENT, again)), Watch.EVERYBODY))).isNull();
        }
    }

    @Test
    void the_names_in_the_json_do_not_change() throws JsonProcessingException {
        order.neighbour("payment", 1, 0, 40).meter("nattro.upstream.refused", 2, "upstream:payment", "brake:lease")
                .inbound("all", 1, 96).meter("nattro.checkout", 3);
        String json = new ObjectMapper()
                .writeValueAsString(watch.look(state(running(ORDER, order)), Watch.EVERYBODY));

        assertThat(json).startsWith("{\"at\":\"2026-11-23T18:00:00.250Z\",\"portBase\":8080,\"instances\":{\"gateway\":"
                + "{\"condition\":\"STOPPED\",\"silentSeconds\":null,\"measured\":null},\"order\":"
                + "{\"condition\":\"RUNS\",\"silentSeconds\":null,\"measured\":{\"outgoing\":["
                + "{\"name\":\"inventory\",\"breaker\":null,\"sent\":null,\"waiting\":null,\"places\":null},"
                + "{\"name\":\"payment\",\"breaker\":{\"state\":\"closed\",\"failed\":0,\"succeeded\":0,"
                + "\"secondsToProbe\":0.0,\"avoided\":{\"total\":0,\"perSecond\":null}},"
                + "\"sent\":1,\"waiting\":0,\"places\":40}],\"brakes\":"
                + "[{\"brake\":\"lease\",\"of\":\"payment\",\"refused\":{\"total\":2,\"perSecond\":null}}],\"inbound\":"
                + "[{\"share\":\"all\",\"requests\":1,\"limit\":96}],\"checkouts\":{\"answered\":{\"total\":3,"
                + "\"perSecond\":null},\"p50Millis\":null,\"p99Millis\":null},\"faults\":null}},")
                .contains("\"books\":{\"orders\":{},\"balances\":[],\"age\":", ",\"trouble\":\"The books in ");
    }

    private String nowhere(Role database) {
        readings.incrementAndGet();
        return "jdbc:postgresql://127.0.0.1:1/" + database.sqlName();
    }

    private static Double perSecond(Look look) {
        return look.instances().get(PAYMENT).measured().outgoing().getFirst().breaker().avoided().perSecond();
    }

    private static StackState state(Running... running) {
        return new StackState(8080, Replicas.ONE_EACH, Stream.of(running).toList());
    }

    private static Running running(Instance instance, StubActuator process) {
        ProcessId self = ProcessId.of(ProcessHandle.current().pid()).orElseThrow();
        return new Running(instance, self.pid(), self.born(), 1, process.port(), "x", null);
    }
}

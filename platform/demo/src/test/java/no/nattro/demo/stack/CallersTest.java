package no.nattro.demo.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import no.nattro.demo.process.ProcessId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One caller says of how many instances it knows. */
class CallersTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(100);

    private final Queue<String> questions = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private HttpServer caller;

    @BeforeEach
    void aCaller() throws IOException {
        caller = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        caller.createContext("/", exchange -> {
            questions.add(exchange.getRequestURI().toString());
            int ready = answers.size() > 1 ? answers.remove() : answers.element();
            byte[] body = "{\"measurements\":[{\"statistic\":\"VALUE\",\"value\":%d.0}]}".formatted(ready)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        caller.start();
    }

    @AfterEach
    void stop() {
        caller.stop(0);
    }

    @Test
    void callers_that_do_not_know_yet_are_waited_for() {
        answers.addAll(List.of(1, 1, 2));

        assertThat(callers(2, caller.getAddress().getPort()).know(LONG)).isTrue();
        assertThat(questions).hasSize(3)
                .containsOnly("/actuator/metrics/nattro.upstream.ready?tag=upstream:order");
    }

    @Test
    void a_caller_that_never_gets_to_know_is_told() {
        answers.add(1);

        assertThat(callers(2, caller.getAddress().getPort()).know(SHORT)).isFalse();
    }

    @Test
    void a_caller_that_does_not_answer_does_not_know() {
        answers.add(2);
        int port = caller.getAddress().getPort();
        caller.stop(0);

        assertThat(callers(2, port).know(SHORT)).isFalse();
    }

    @Test
    void a_single_instance_is_called_whatever_is_known_of_it() {
        answers.add(0);

        assertThat(callers(1, caller.getAddress().getPort()).know(SHORT)).isTrue();
        assertThat(questions).isEmpty();
    }

    @Test
    void those_who_call_are_found_by_what_they_call() {
        StackState state = new StackState(8080, Replicas.ONE_EACH,
                Stream.of(Component.GATEWAY, Component.ORDER, Component.INVENTORY)
                        .map(component -> running(component, 1)).toList());

        assertThat(state.callersOf(Component.INVENTORY).processes()).extracting(Running::component)
                .containsExactly(Component.GATEWAY, Component.ORDER);
        assertThat(state.callersOf(Component.ORDER).processes()).extracting(Running::component)
                .containsExactly(Component.GATEWAY);
        assertThat(state.callersOf(Component.ORDER).instances()).isOne();
        assertThat(state.callersOf(Component.PAYMENT).instances()).isZero();
    }

    private static Callers callers(int instances, int port) {
        return new Callers(List.of(running(Component.GATEWAY, port)), Component.ORDER, instances);
    }

    /** What seems to run is this test itself. */
    private static Running running(Component component, int managementPort) {
        ProcessId self = ProcessId.of(ProcessHandle.current().pid())
                .orElseThrow();
        return new Running(Instance.of(component), self.pid(), self.born(), 1, managementPort, "x", null);
    }
}

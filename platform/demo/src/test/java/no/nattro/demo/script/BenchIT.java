package no.nattro.demo.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a measurement begins and ends. The services are made up, and speak no TLS: the way without it is the one measured. */
class BenchIT {

    /** What the shell makes of Ctrl-C. */
    private static final int INTERRUPTED = 130;

    private final StackUnderTest own = StackUnderTest.shared();
    private final StackUnderTest stack = own.beside(".demo/bench");

    @AfterEach
    void leaveNothingBehind() throws IOException {
        Leftovers.end(stack);
        Leftovers.end(own);
    }

    @Test
    void a_measurement_prints_its_figures_and_leaves_nothing() throws IOException {
        Shell.Result bench = start("--way", "gateway-http", "--seconds", "1", "--warm-up", "1", "--pairs", "1",
                "--json")
                .await();

        assertThat(bench.exitCode()).as(bench.err()).isZero();
        assertThat(bench.err()).contains("Warming up for 1 s", "Pair 1 of 1: gateway, http ")
                .doesNotContain("had ended");
        JsonNode report = new ObjectMapper().readTree(bench.out());
        assertThat(report.path("pairs").asInt()).isEqualTo(1);
        JsonNode way = report.path("ways").path(0);
        assertThat(way.path("way").asText()).isEqualTo("gateway-http");
        assertThat(way.path("reads").asLong()).isEqualTo(report.path("readsPerSecond").asLong());
        assertThat(way.path("time").path("p99Millis").asDouble()).isPositive();
        Leftovers.assertNone(stack);
    }

    @Test
    void a_read_that_is_not_answered_as_it_should_be_fails_the_measurement() {
        Shell.Result bench = start("--way", "gateway-tls", "--warm-up", "1").await();

        assertThat(bench.exitCode()).isEqualTo(1);
        assertThat(bench.err()).containsPattern("(?m)^demo: gateway, TLS did not answer: ");
        assertThat(bench.out()).isEmpty();
        Leftovers.assertNone(stack);
    }

    @Test
    void ctrl_c_in_the_middle_leaves_nothing() {
        Shell.Started bench = start("--way", "gateway-http");
        await().atMost(Duration.ofSeconds(60)).until(() -> bench.said().contains("Warming up for 90 s"));
        Processes.interrupt(bench);

        assertThat(bench.await().exitCode()).as(bench.said()).isEqualTo(INTERRUPTED);
        Leftovers.assertNone(stack);
    }

    private Shell.Started start(String... options) {
        return own.shell().start(own.command(Stream.concat(Stream.of("bench", "gateway", "--port-base",
                Integer.toString(stack.base())), Stream.of(options)).toArray(String[]::new)));
    }
}

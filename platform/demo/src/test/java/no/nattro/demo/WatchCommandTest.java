package no.nattro.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import no.nattro.demo.stack.FreePorts;
import no.nattro.demo.terminal.Terminal;
import no.nattro.demo.watch.Breaker.State;
import no.nattro.demo.watch.StubActuator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One look at a stack of which there are management ports only. What a terminal makes of more than one, a real script shows. */
class WatchCommandTest {

    private static final String ESCAPE = "\u001b";

    @TempDir
    private Path folder;
    private MadeUpStack stack;
    private final StubActuator order = new StubActuator().breaker("payment", State.CLOSED, 1, 4)
            .neighbour("payment", 3, 1, 40);

    @BeforeEach
    void aStack() throws IOException {
        stack = new MadeUpStack(folder).running(FreePorts.base(), order.port(), "order")
                .password("auditor", "x");
    }

    @AfterEach
    void stop() {
        order.close();
    }

    @Test
    void without_a_terminal_it_looks_once() {
        assertThat(stack.demo("watch")).isEqualTo(ExitCode.OK);
        assertThat(stack.screen().results()).startsWith("Nattro, ports from ").contains(
                "order payment          closed            ●○○○○         0       0  3+1/40\n",
                "Parts      gateway not running, payment not running,").doesNotContain(ESCAPE, "\r");
        assertThat(stack.screen().said()).isEmpty();
    }

    @Test
    void it_looks_once_on_a_terminal_too_when_it_is_told_to() {
        Terminal terminal = new Terminal(stack.screen().terminal(true, true).out(), System.err, true, true, true);

        assertThat(stack.demo(terminal, "watch", "--once")).isEqualTo(ExitCode.OK);
        assertThat(stack.screen().results()).startsWith("Nattro, ports from ").contains(ESCAPE + "[32mclosed")
                .doesNotContain(ESCAPE + "[?", ESCAPE + "[H");
    }

    /** A second lies between two looks, so that what happens in it is known. */
    @Test
    void scripts_get_json_with_what_happened_in_a_second() throws IOException {
        assertThat(stack.demo("watch", "--json")).isEqualTo(ExitCode.OK);
        JsonNode payment = new ObjectMapper().readTree(stack.screen().results()).at(
                "/instances/order/measured/outgoing/1");

        assertThat(payment.path("name").asText()).isEqualTo("payment");
        assertThat(payment.at("/breaker/state").asText()).isEqualTo("closed");
        assertThat(payment.at("/breaker/avoided/perSecond").isNumber()).isTrue();
    }
}

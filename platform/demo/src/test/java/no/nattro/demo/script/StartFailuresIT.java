package no.nattro.demo.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import no.nattro.demo.script.MadeUpService.Behaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A start that cannot succeed says why in words, and leaves nothing. */
class StartFailuresIT {

    private final StackUnderTest stack = StackUnderTest.shared();

    @AfterEach
    void everyServiceBehavesAgain() throws IOException {
        Leftovers.end(stack);
        MadeUpCheckout.SERVICES.forEach(service -> stack.behave(service, Behaviour.WELL));
    }

    @Test
    void a_port_that_is_taken_is_told_in_one_sentence_with_its_holder() throws IOException {
        try (ServerSocket taken = new ServerSocket()) {
            taken.setReuseAddress(true);
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), stack.base() + 363));
            Shell.Result up = stack.up();

            assertThat(up.exitCode()).isEqualTo(1);
            assertThat(up.out()).isEmpty();
            assertThat(up.err()).hasLineCount(1)
                    .startsWith("demo: Port " + (stack.base() + 363) + " (gateway, HTTPS) is"
                            + " taken by java (pid " + ProcessHandle.current().pid()
                            + "). Stop that, or choose other ports:"
                            + " --port-base ");
        }
        Leftovers.assertNone(stack);
    }

    @Test
    void a_service_that_dies_is_shown_with_its_last_words_and_the_rest_is_stopped() {
        stack.behave("order-service", Behaviour.DIES);
        Shell.Result up = stack.up();

        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.err()).contains("order failed\n", "demo: order ended while it started. The end of ")
                .endsWith("the service starts\nthe service cannot go on\n");
        Leftovers.assertNone(stack);
    }

    @Test
    void a_service_that_does_not_get_ready_is_shown_with_its_last_words_and_the_rest_is_stopped() {
        stack.behave("payment-service", Behaviour.NEVER_READY);
        Shell.Result up = stack.up("--timeout", "5");

        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.err()).contains("demo: payment did not get ready within 5 s. The end of ")
                .endsWith("the service starts\n");
        Leftovers.assertNone(stack);
    }

    @Test
    void a_start_that_fails_leaves_running_what_ran_before() {
        stack.start();
        Map<String, ProcessHandle> before = stack.processes();
        Processes.kill(before.remove("order"));
        stack.behave("order-service", Behaviour.DIES);

        assertThat(stack.up("--detach").exitCode()).isEqualTo(1);
        assertThat(stack.processes()).isEqualTo(before);
        stack.stop();
        Leftovers.assertNone(stack);
    }
}

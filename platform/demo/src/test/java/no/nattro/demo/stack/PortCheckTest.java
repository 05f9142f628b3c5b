package no.nattro.demo.stack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import no.nattro.demo.home.DemoFailed;
import org.junit.jupiter.api.Test;

class PortCheckTest {

    private static final Set<Instance> ALL = Replicas.ONE_EACH.instances();
    private static final Instance ORDER = Instance.of(Component.ORDER);
    private static final Instance PAYMENT = Instance.of(Component.PAYMENT);

    private final Ports ports = new Ports(FreePorts.base());

    @Test
    void free_ports_are_no_reason_to_stop() {
        assertThatCode(() -> PortCheck.check(ports, ALL, ALL)).doesNotThrowAnyException();
    }

    @Test
    void a_taken_port_is_named_with_its_holder_and_the_way_out() throws IOException {
        try (ServerSocket _ = new ServerSocket(ports.of(Component.GATEWAY), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> PortCheck.check(ports, ALL, ALL))
                    .isInstanceOf(DemoFailed.class)
                    .hasMessageMatching(
                            "Port " + ports.of(Component.GATEWAY) + " \\(gateway, HTTPS\\) is taken by .+\\. "
                                    + "Stop that, or choose other ports: --port-base \\d+");
        }
    }

    @Test
    void a_port_taken_on_all_addresses_is_taken() throws IOException {
        try (ServerSocket _ = new ServerSocket(ports.of(Component.ORDER))) {
            assertThatThrownBy(() -> PortCheck.check(ports, Set.of(ORDER), ALL)).isInstanceOf(DemoFailed.class)
                    .hasMessageEndingWith("Stop that: the rest of the stack expects it there");
        }
    }

    @Test
    void a_port_of_what_runs_already_does_not_matter() throws IOException {
        try (ServerSocket _ = new ServerSocket(ports.of(Component.ORDER), 1, InetAddress.getLoopbackAddress())) {
            assertThatCode(() -> PortCheck.check(ports, Set.of(PAYMENT), ALL)).doesNotThrowAnyException();
        }
    }
}

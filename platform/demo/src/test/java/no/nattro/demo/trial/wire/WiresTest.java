package no.nattro.demo.trial.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Ports;
import org.junit.jupiter.api.Test;

class WiresTest {

    @Test
    void only_the_gateway_is_told_how_long_to_leave_a_failing_service_alone() {
        try (Wires wires = new Wires(List.of(), new Ports(8080))) {
            assertThat(wires.manners(Component.GATEWAY)).containsEntry("NATTRO_GATEWAY_BREAKER_BASEPAUSE", "2s")
                    .containsEntry("NATTRO_GATEWAY_BREAKER_MAXPAUSE", "10s").hasSize(2);
            assertThat(wires.manners(Component.ORDER)).isEmpty();
        }
    }
}

package no.nattro.demo.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.stack.Ports;
import no.nattro.demo.stack.Replicas;
import no.nattro.demo.stack.Running;
import no.nattro.demo.stack.StackState;
import org.junit.jupiter.api.Test;

class PortPlanTest {

    @Test
    void every_port_of_the_plan_is_looked_at_under_a_name_that_stays_when_ports_move() {
        List<Finding> findings = new PortPlan(new Ports(9080), Optional.empty()).examine(_ -> true);

        assertThat(findings).hasSize(10).contains(Finding.ok("port-gateway", "9443 is free"),
                Finding.ok("port-gateway-redirect", "9080 is free"),
                Finding.ok("port-order-management", "9083 is free"), Finding.ok("port-postgres", "9088 is free"));
    }

    @Test
    void what_runs_may_have_its_own_ports_and_no_others() {
        List<Finding> findings = new PortPlan(new Ports(9080), Optional.of(running("order", "order-2")))
                .examine(port -> port != 9082 && port != 9083 && port != 9084 && port != 9182);

        assertThat(findings).contains(Finding.ok("port-order", "9082 is ours"),
                Finding.ok("port-order-2", "9182 is ours"), Finding.ok("port-order-2-management", "9183 is free"),
                Finding.ok("port-order-management", "9083 is ours"),
                Finding.missing("port-payment", "9084 is taken by another process",
                        "end that, or choose other ports: ./demo up --port-base 10080"));
    }

    private static StackState running(String... names) {
        return new StackState(9080, new Replicas(Map.of(Component.ORDER, 2)), Stream.of(names)
                .map(name -> new Running(Instance.named(name), 1, "x", 1, null, "log", null)).toList());
    }
}

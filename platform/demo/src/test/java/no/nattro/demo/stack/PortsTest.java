package no.nattro.demo.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

    @Test
    void the_plan_is_that_of_the_architecture() {
        assertThat(new Ports(Ports.DEFAULT_BASE).of(Replicas.ONE_EACH.instances()).toString()).isEqualTo(
                "{8080=gateway, HTTP, 8081=gateway, management, 8082=order, 8083=order, management, 8084=payment,"
                        + " 8085=payment, management, 8086=inventory, 8087=inventory, management, 8088=postgres,"
                        + " 8443=gateway, HTTPS}");
    }

    @Test
    void another_base_moves_all_of_them() {
        Ports ports = new Ports(9080);

        assertThat(ports.of(Component.GATEWAY)).isEqualTo(9443);
        assertThat(ports.redirect()).isEqualTo(9080);
        assertThat(ports.of(Component.POSTGRES)).isEqualTo(9088);
        assertThat(ports.management(Component.INVENTORY)).contains(9087);
        assertThat(ports.management(Component.POSTGRES)).isEmpty();
    }

    @Test
    void a_further_replica_is_a_hundred_above_the_one_before() {
        Ports ports = new Ports(8080);

        assertThat(ports.of(new Instance(Component.ORDER, 2))).isEqualTo(8182);
        assertThat(ports.management(new Instance(Component.INVENTORY, 4))).contains(8387);
    }

    @Test
    void no_port_is_given_twice_however_many_replicas_there_are() {
        Replicas most = new Replicas(Map.of(Component.ORDER, 4, Component.PAYMENT, 4, Component.INVENTORY, 4));

        assertThat(new Ports(8080).of(most.instances())).hasSize(3 + 3 * 4 * 2 + 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1023, 64001, 70000})
    void a_base_that_leaves_no_room_is_impossible(int base) {
        assertThat(Ports.isPossibleBase(base)).isFalse();
        assertThatThrownBy(() -> new Ports(base)).isInstanceOf(IllegalArgumentException.class);
    }
}

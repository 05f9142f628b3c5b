package no.nattro.demo.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

    @Test
    void the_plan_is_that_of_the_architecture() {
        assertThat(new Ports(Ports.DEFAULT_BASE).of(EnumSet.allOf(Component.class)).toString()).isEqualTo(
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

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1023, 64001, 70000})
    void a_base_that_leaves_no_room_is_impossible(int base) {
        assertThat(Ports.isPossibleBase(base)).isFalse();
        assertThatThrownBy(() -> new Ports(base)).isInstanceOf(IllegalArgumentException.class);
    }
}

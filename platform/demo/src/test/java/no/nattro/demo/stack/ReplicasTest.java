package no.nattro.demo.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplicasTest {

    @Test
    void everything_is_there_at_least_once_in_the_order_of_the_table() {
        assertThat(new Replicas(Map.of(Component.ORDER, 3)).instances()).extracting(Instance::name)
                .containsExactly("gateway", "order", "order-2", "order-3", "payment", "inventory", "postgres");
    }

    @Test
    void one_is_what_there_is_anyway() {
        assertThat(new Replicas(Map.of(Component.ORDER, 1))).isEqualTo(Replicas.ONE_EACH).hasToString("one of each");
    }

    @Test
    void there_are_limits_and_they_are_told() {
        assertThatThrownBy(() -> new Replicas(Map.of(Component.GATEWAY, 2)))
                .hasMessage("there can be only one gateway");
        assertThatThrownBy(() -> new Replicas(Map.of(Component.ORDER, 5)))
                .hasMessage("order can have from 1 to 4 replicas, not 5");
        assertThatThrownBy(() -> new Replicas(Map.of(Component.PAYMENT, 0)))
                .hasMessage("payment can have from 1 to 4 replicas, not 0");
    }

    @Test
    void a_name_is_that_of_one_instance() {
        assertThat(Instance.named("order")).isEqualTo(Instance.of(Component.ORDER));
        assertThat(Instance.named("payment-2")).isEqualTo(new Instance(Component.PAYMENT, 2));
        assertThatThrownBy(() -> Instance.named("order-1")).hasMessage("there is no order-1");
    }
}

package no.nattro.order.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import no.nattro.order.OrderProperties;
import no.nattro.platform.servlet.InboundProperties;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class WebConfigurationTest {

    private static final InboundProperties INBOUND = new InboundProperties(DataSize.ofKilobytes(64),
            Duration.ofSeconds(15), 96, Map.of());

    @Test
    void refuses_a_lease_that_does_not_outlive_the_budget() {
        assertThatThrownBy(() -> new WebConfiguration(
                new OrderProperties(Duration.ofSeconds(15), Duration.ofMinutes(30)), INBOUND))
                .hasMessageContaining("nattro.checkout.lease").hasMessageContaining("nattro.inbound.budget");
        assertThatCode(() -> new WebConfiguration(new OrderProperties(Duration.ofSeconds(16), Duration.ofMinutes(30)),
                INBOUND))
                .doesNotThrowAnyException();
    }
}

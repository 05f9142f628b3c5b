package no.nattro.order.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import no.nattro.order.OrderProperties;
import no.nattro.order.RecoveryProperties;

/** Settings that cannot work are refused at the start, by name. */
class RecoveryConfigurationTest {

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ConfigurationPropertiesAutoConfiguration.class))
            .withUserConfiguration(Settings.class, RecoveryConfiguration.class);

    @Test
    void the_defaults_can_work() {
        service.run(context -> assertThat(context).hasNotFailed().hasSingleBean(Backoff.class));
    }

    @Test
    void a_budget_that_outlives_the_lease_is_refused() {
        service.withPropertyValues("nattro.recovery.budget=10s").run(context -> assertThatThrownBy(
                () -> context.getBean(Backoff.class)).hasStackTraceContaining("nattro.checkout.lease")
                .hasStackTraceContaining("nattro.recovery.budget"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"poll-interval=0s", "at-once=0", "per-second=0", "budget=0s", "first-pause=0s",
            "longest-pause=0s",
            "not-sent-pause=0s", "attention-after=0s"})
    void a_length_of_nothing_is_refused(String setting) {
        service.withPropertyValues("nattro.recovery." + setting).run(context -> assertThatThrownBy(
                () -> context.getBean(Backoff.class)).hasStackTraceContaining("nattro.recovery"));
    }

    @EnableConfigurationProperties({OrderProperties.class, RecoveryProperties.class})
    static class Settings {}
}

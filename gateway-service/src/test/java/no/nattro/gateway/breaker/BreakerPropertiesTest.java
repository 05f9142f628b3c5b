package no.nattro.gateway.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class BreakerPropertiesTest {

    private static final BreakerProperties DEFAULTS = new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("nattro.gateway.breaker", BreakerProperties.class);

    @Test
    void pauses_grow_with_each_time_and_end_at_the_longest() {
        assertThat(IntStream.of(1, 2, 6, 7, 1_000_000).mapToObj(DEFAULTS.settings()::pause)).containsExactly(
                Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(30),
                Duration.ofSeconds(30));
    }

    @Test
    void five_in_a_row_close_a_route() {
        assertThat(DEFAULTS.failures()).isEqualTo(5);
    }

    @Test
    void a_longest_pause_that_is_not_the_longest_is_refused_at_the_start() {
        new ApplicationContextRunner().withUserConfiguration(Bound.class)
                .withPropertyValues("nattro.gateway.breaker.max-pause=1s").run(context -> assertThat(context)
                        .getFailure().rootCause()
                        .hasMessageContaining("max-pause must not be shorter than base-pause"));
    }

    @EnableConfigurationProperties(BreakerProperties.class)
    static class Bound {}
}

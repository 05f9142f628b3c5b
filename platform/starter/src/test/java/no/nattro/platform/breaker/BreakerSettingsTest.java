package no.nattro.platform.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class BreakerSettingsTest {

    private static final BreakerSettings DEFAULTS = new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("nattro.upstreams.payment.breaker", BreakerSettings.class);

    @Test
    void the_defaults_are_a_destination_rules() {
        assertThat(DEFAULTS)
                .isEqualTo(new BreakerSettings(true, 5, Duration.ofSeconds(30), Duration.ofSeconds(300)));
    }

    @Test
    void pauses_grow_with_each_time_and_end_at_the_longest() {
        assertThat(IntStream.of(1, 2, 3, 10, 11, 1_000_000).mapToObj(DEFAULTS::pause).map(Duration::toSeconds))
                .containsExactly(30L, 60L, 90L, 300L, 300L, 300L);
    }
}

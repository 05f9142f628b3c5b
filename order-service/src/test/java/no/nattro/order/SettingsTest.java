package no.nattro.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import no.nattro.platform.servlet.InboundProperties;
import no.nattro.platform.upstream.UpstreamProperties;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** The numbers that ship, and how they nest. */
class SettingsTest {

    private static final Duration GATEWAY = Duration.ofMillis(4500);

    private final Binder settings = settings();

    @Test
    void an_attempt_is_shorter_than_the_budget_and_the_budget_shorter_than_the_gateways_and_the_lease() {
        UpstreamProperties upstreams = bind("nattro", UpstreamProperties.class);
        Duration budget = bind("nattro.inbound", InboundProperties.class).budget();
        Duration lease = bind("nattro.checkout", OrderProperties.class).lease();

        assertThat(upstreams.upstreams().get("inventory").totalTimeout()).isEqualTo(Duration.ofMillis(400));
        assertThat(upstreams.upstreams().get("payment").totalTimeout()).isEqualTo(Duration.ofMillis(1200));
        assertThat(budget).isEqualTo(Duration.ofSeconds(4)).isLessThan(GATEWAY).isLessThan(lease);
        assertThat(lease).isEqualTo(Duration.ofSeconds(10));
        assertThat(upstreams.upstreams().values()).allMatch(upstream -> upstream.totalTimeout().compareTo(budget) < 0
                && upstream.connectTimeout().compareTo(upstream.totalTimeout()) < 0
                && upstream.leaseTimeout().compareTo(upstream.totalTimeout()) < 0);
    }

    @Test
    void recovery_lets_go_before_its_lease_ends_and_leaves_a_connection_to_the_requests() {
        RecoveryProperties recovery = settings.bindOrCreate("nattro.recovery", RecoveryProperties.class);
        OrderProperties checkout = bind("nattro.checkout", OrderProperties.class);
        int pool = settings.bind("spring.datasource.hikari.maximum-pool-size", Integer.class).get();

        assertThat(recovery.enabled()).isTrue();
        assertThat(recovery.budget()).isLessThan(checkout.lease());
        assertThat(recovery.atOnce()).isLessThan(pool);
        assertThat(recovery.pollInterval()).isEqualTo(Duration.ofMillis(500));
        assertThat(recovery.longestPause()).isEqualTo(Duration.ofSeconds(10));
        assertThat(recovery.attentionAfter()).isEqualTo(Duration.ofMinutes(15)).isLessThan(checkout.giveUpAfter());
        assertThat(checkout.giveUpAfter()).isEqualTo(Duration.ofMinutes(30));
    }

    private <T> T bind(String prefix, Class<T> type) {
        return settings.bind(prefix, Bindable.of(type)).get();
    }

    private static Binder settings() {
        StandardEnvironment environment = new StandardEnvironment();
        for (String file : List.of("application.yml", "nattro-defaults.yml")) {
            try {
                new YamlPropertySourceLoader().load(file, new ClassPathResource(file))
                        .forEach(environment.getPropertySources()::addLast);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Binder.get(environment);
    }
}

package no.nattro.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.nattro.platform.breaker.BreakerSettings;
import no.nattro.platform.servlet.InboundProperties;
import no.nattro.platform.upstream.UpstreamProperties;
import no.nattro.platform.upstream.UpstreamProperties.Upstream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** The numbers that ship, and how they nest. */
class SettingsTest {

    private static final Duration GATEWAY = Duration.ofMillis(4500);

    private final Binder settings = settings("");

    @Test
    void an_attempt_is_shorter_than_the_budget_and_the_budget_shorter_than_the_gateways_and_the_lease() {
        Map<String, Upstream> upstreams = upstreams("");
        Duration budget = bind("nattro.inbound", InboundProperties.class).budget();
        Duration lease = bind("nattro.checkout", OrderProperties.class).lease();

        assertThat(upstreams.get("inventory").totalTimeout()).isEqualTo(Duration.ofMillis(400));
        assertThat(upstreams.get("payment").totalTimeout()).isEqualTo(Duration.ofMillis(1200));
        assertThat(budget).isEqualTo(Duration.ofSeconds(4)).isLessThan(GATEWAY).isLessThan(lease);
        assertThat(lease).isEqualTo(Duration.ofSeconds(10));
        assertThat(upstreams.values()).allMatch(upstream -> upstream.totalTimeout().compareTo(budget) < 0
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

    @Test
    void a_neighbours_limits_are_a_small_pods_unless_a_profile_says_otherwise() {
        assertThat(upstreams("").values()).allSatisfy(upstream -> {
            assertThat(upstream.maxConnections()).isEqualTo(20);
            assertThat(upstream.maxPending()).isEqualTo(20);
            assertThat(upstream.maxRequestsPerConnection()).isEqualTo(10);
            assertThat(upstream.attempts()).isEqualTo(2);
            assertThat(upstream.guard()).isTrue();
            assertThat(upstream.breaker()).isEqualTo(
                    new BreakerSettings(true, 5, Duration.ofSeconds(30), Duration.ofSeconds(300)));
        });
    }

    @Test
    void with_profile_full_they_are_those_of_a_destination_rule() {
        Map<String, Upstream> full = upstreams("full");

        assertThat(full.values()).allSatisfy(upstream -> {
            assertThat(upstream.maxConnections()).isEqualTo(100);
            assertThat(upstream.maxPending()).isEqualTo(1024);
        });
        assertThat(full.get("payment").totalTimeout()).isEqualTo(upstreams("").get("payment").totalTimeout());
        assertThat(settings("full").bind("server.tomcat.max-connections", Integer.class).get())
                .as("as many clients as there are calls to wait").isGreaterThan(1024 + 100);
    }

    @Test
    void with_profile_mesh_the_sidecar_repeats_counts_and_limits_and_the_time_is_still_ours() {
        Map<String, Upstream> mesh = upstreams("mesh");

        assertThat(mesh.values()).allSatisfy(upstream -> {
            assertThat(upstream.attempts()).isEqualTo(1);
            assertThat(upstream.breaker().enabled()).isFalse();
            assertThat(upstream.maxConnections()).as("more than any sidecar lets through").isGreaterThan(100 + 1024);
            assertThat(upstream.maxRequestsPerConnection()).isZero();
            assertThat(upstream.guard()).as("deadlines stay").isTrue();
        });
        assertThat(mesh.get("payment").totalTimeout()).isEqualTo(Duration.ofMillis(2600))
                .isGreaterThan(Duration.ofMillis(2500))
                .isLessThan(bind("nattro.inbound", InboundProperties.class).budget());
        assertThat(mesh.get("inventory").totalTimeout()).isEqualTo(Duration.ofMillis(400));
    }

    private static Map<String, Upstream> upstreams(String profile) {
        return settings(profile).bind("nattro", UpstreamProperties.class).get().upstreams();
    }

    private <T> T bind(String prefix, Class<T> type) {
        return settings.bind(prefix, Bindable.of(type)).get();
    }

    /** As they ship, with the documents of one profile or of none. */
    private static Binder settings(String profile) {
        StandardEnvironment environment = new StandardEnvironment();
        for (String file : List.of("nattro-defaults.yml", "application.yml")) {
            try {
                new YamlPropertySourceLoader().load(file, new ClassPathResource(file)).stream()
                        .filter(document -> isOf(profile, document))
                        .forEach(environment.getPropertySources()::addFirst); // what comes later wins
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Binder.get(environment);
    }

    private static boolean isOf(String profile, PropertySource<?> document) {
        Object only = document.getProperty("spring.config.activate.on-profile");
        return only == null || only.equals(profile);
    }
}

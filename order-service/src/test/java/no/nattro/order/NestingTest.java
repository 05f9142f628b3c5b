package no.nattro.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.nattro.platform.jpa.DatabaseProperties;
import no.nattro.platform.servlet.InboundProperties;
import no.nattro.platform.shutdown.ShutdownProperties;
import no.nattro.platform.upstream.UpstreamProperties;
import no.nattro.platform.upstream.UpstreamProperties.Upstream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The limits of all services, one inside the other: whoever gives up earlier than those whom he waits for leaves work behind
 * that nobody waits for; and whoever refuses later than those before him never does. It stands here because a checkout is what
 * they all bound.
 */
class NestingTest {

    /** What a statement gets at least, see StatementDeadline. */
    private static final Duration WHEN_THE_TIME_IS_UP = Duration.ofMillis(250);

    private static final String LIFECYCLE = "spring.lifecycle.timeout-per-shutdown-phase";

    @Retention(RetentionPolicy.RUNTIME)
    @ParameterizedTest
    @ValueSource(strings = {"default", "full"})
    private @interface WithEachProfile {}

    @WithEachProfile
    void a_client_waits_longer_than_the_gateway_and_the_gateway_longer_than_order_service(House house)
            throws IOException {
        Duration gatewaysBudget = house.gateway.one("nattro.gateway.budget", Duration.class);
        Duration gatewaysWait = house.gateway.one("nattro.upstreams.order.response-timeout", Duration.class);

        assertThat(clients()).hasSize(2).allSatisfy(client -> assertThat(client).isGreaterThan(gatewaysBudget));
        assertThat(gatewaysBudget).isGreaterThan(gatewaysWait);
        assertThat(gatewaysWait).as("and for how it ended, when the time was up")
                .isGreaterThan(house.budget().plus(WHEN_THE_TIME_IS_UP));
        assertThat(house.gateway.one("nattro.upstreams.inventory.response-timeout", Duration.class))
                .isLessThan(gatewaysBudget);
    }

    @WithEachProfile
    void an_attempt_is_shorter_than_the_budget_and_its_parts_are_shorter_than_the_attempt(House house) {
        assertThat(house.upstreams()).containsOnlyKeys("payment", "inventory");
        assertThat(house.upstreams().values()).allSatisfy(upstream -> {
            assertThat(upstream.totalTimeout()).isLessThan(house.budget());
            assertThat(upstream.connectTimeout()).isLessThan(upstream.totalTimeout());
            assertThat(upstream.leaseTimeout()).isLessThan(upstream.totalTimeout());
        });
    }

    @WithEachProfile
    void payment_service_gives_the_bank_up_before_order_service_gives_payment_service_up(House house) {
        assertThat(house.payment.one("nattro.bank.total-timeout", Duration.class))
                .isLessThan(house.upstreams().get("payment").totalTimeout());
    }

    @WithEachProfile
    void a_lease_outlives_whoever_works_under_it(House house) {
        Duration lease = house.order.all("nattro.checkout", OrderProperties.class).lease();
        assertThat(lease).isGreaterThan(house.budget()).isGreaterThan(house.recovery().budget());
    }

    @WithEachProfile
    void an_order_is_not_given_up_before_its_neighbour_was_asked_again(House house) {
        Duration giveUp = house.order.all("nattro.checkout", OrderProperties.class).giveUpAfter();

        assertThat(giveUp).isGreaterThan(house.recovery().longestPause())
                .isGreaterThan(house.recovery().notSentPause());
        assertThat(house.upstreams().values()).allSatisfy(upstream -> assertThat(upstream.breaker().maxPause())
                .isGreaterThanOrEqualTo(upstream.breaker().basePause()).isLessThan(giveUp));
        assertThat(house.payment.one("nattro.bank.breaker.max-pause", Duration.class)).isLessThan(giveUp);
    }

    @WithEachProfile
    void what_was_begun_is_ended_before_a_service_stops(House house) {
        for (Shipped service : house.services()) {
            assertThat(service.one(LIFECYCLE, Duration.class)).isGreaterThan(inbound(service).budget())
                    .isGreaterThan(service.all("nattro.shutdown", ShutdownProperties.class).drain());
        }
        assertThat(house.order.one(LIFECYCLE, Duration.class)).isGreaterThan(house.recovery().budget());
        assertThat(house.gateway.one(LIFECYCLE, Duration.class))
                .isGreaterThan(house.gateway.one("nattro.gateway.guards.body-time", Duration.class)
                        .plus(house.gateway.one("nattro.gateway.budget", Duration.class)));
    }

    @WithEachProfile
    void who_waits_for_a_neighbour_is_told_so_before_checkouts_are_refused_and_reads_are_refused_last(House house) {
        InboundProperties inbound = inbound(house.order);
        int checkouts = inbound.shares().get("checkouts").atOnce();

        assertThat(house.upstreams().values()).allSatisfy(upstream -> assertThat(
                upstream.maxConnections() + upstream.maxPending()).isLessThan(checkouts));
        assertThat(checkouts).isLessThan(inbound.atOnce());
    }

    @Test
    void the_places_are_those_of_a_small_pod_unless_the_profile_says_that_it_is_none() {
        assertThat(inbound(House.with("default").order()).atOnce()).isEqualTo(96);
        assertThat(inbound(House.with("default").order()).shares().get("checkouts").atOnce()).isEqualTo(48);
        assertThat(inbound(House.with("full").order()).atOnce()).isEqualTo(1400);
        assertThat(inbound(House.with("full").order()).shares().get("checkouts").atOnce()).isEqualTo(1200);
    }

    @WithEachProfile
    void who_is_too_much_is_refused_and_does_not_wait_for_a_connection(House house) {
        int kept = house.gateway.one("spring.cloud.gateway.server.webflux.httpclient.pool.max-connections",
                Integer.class);
        for (Shipped service : house.services()) {
            assertThat(service.one("server.tomcat.max-connections", Integer.class))
                    .isGreaterThan(inbound(service).atOnce() + kept);
        }
    }

    @WithEachProfile
    void one_order_service_with_all_its_connections_is_not_too_much_for_its_neighbours(House house) {
        assertThat(house.upstreams().get("payment").maxConnections()).isLessThan(inbound(house.payment).atOnce());
        assertThat(house.upstreams().get("inventory").maxConnections()).isLessThan(inbound(house.inventory).atOnce());
    }

    @WithEachProfile
    void the_database_gives_up_before_those_who_wait_for_it(House house) {
        for (Shipped service : house.services()) {
            DatabaseProperties database = service.all("nattro.database", DatabaseProperties.class);
            assertThat(database.statementTimeout()).isLessThan(inbound(service).budget());
            assertThat(database.lockTimeout()).isLessThan(database.statementTimeout());
            assertThat(service.one("spring.datasource.hikari.data-source-properties.options", String.class))
                    .as("what the server is told").contains(
                            "statement_timeout=" + service.one("nattro.database.statement-timeout", String.class),
                            "lock_timeout=" + service.one("nattro.database.lock-timeout", String.class));
            assertThat(Duration.ofMillis(service.one("spring.datasource.hikari.connection-timeout", Long.class)))
                    .isLessThan(database.statementTimeout());
        }
        assertThat(house.payment.all("nattro.database", DatabaseProperties.class).statementTimeout())
                .isLessThan(house.upstreams().get("payment").totalTimeout());
        assertThat(house.inventory.all("nattro.database", DatabaseProperties.class).statementTimeout())
                .isLessThan(house.gateway.one("nattro.upstreams.inventory.response-timeout", Duration.class));
        assertThat(house.payment.one("nattro.bank.statement-timeout", Duration.class))
                .isLessThan(house.payment.one("nattro.bank.total-timeout", Duration.class));
    }

    private static InboundProperties inbound(Shipped service) {
        return service.all("nattro.inbound", InboundProperties.class);
    }

    /** The shop page and the command; they have no settings. */
    private static List<Duration> clients() throws IOException {
        return List.of(
                Duration.ofMillis(
                        written("gateway-service/src/main/resources/static/shop/api.js", "PATIENCE = (\\d+);")),
                Duration.ofSeconds(written("platform/demo/src/main/java/no/nattro/demo/shop/Shop.java",
                        "BUDGET = Duration.ofSeconds\\((\\d+)\\);")));
    }

    private static long written(String file, String number) throws IOException {
        Matcher found = Pattern.compile(number).matcher(Files.readString(Path.of("..").resolve(file)));
        assertThat(found.find()).as(file).isTrue();
        return Long.parseLong(found.group(1));
    }

    /** All services with the same profile. */
    private record House(Shipped gateway, Shipped order, Shipped payment, Shipped inventory) {

        static House with(String profile) {
            return new House(Shipped.of("gateway-service", profile), Shipped.of("order-service", profile),
                    Shipped.of("payment-service", profile), Shipped.of("inventory-service", profile));
        }

        List<Shipped> services() {
            return List.of(order, payment, inventory);
        }

        /** A checkout's. */
        Duration budget() {
            return inbound(order).budget();
        }

        Map<String, Upstream> upstreams() {
            return order.all("nattro", UpstreamProperties.class).upstreams();
        }

        RecoveryProperties recovery() {
            return order.all("nattro.recovery", RecoveryProperties.class);
        }
    }
}

package no.nattro.demo.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import no.nattro.demo.stack.Component;
import no.nattro.demo.watch.Breaker.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found out of a process, and with how many questions. */
class ServiceMetersTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final StubActuator process = new StubActuator();
    private long now;

    @AfterEach
    void stop() {
        process.close();
    }

    @Test
    void of_an_order_service_everything_is_read() {
        aQuietOrderService();
        ServiceMeters meters = meters(Component.ORDER);
        assertThat(read(meters)).isEqualTo(new Measured(
                List.of(way("inventory", breaker(State.CLOSED, 0, 5, 0, new Counted(0, null)), 0, 0, 40),
                        way("payment", breaker(State.CLOSED, 0, 3, 0, new Counted(0, null)), 0, 0, 40)),
                List.of(), List.of(new Share("all", 0L, 96), new Share("checkouts", 0L, 48)),
                new Checkouts(new Counted(12, null), 43.0, 1200.0), null));

        process.breaker("payment", State.OPEN, 5, 0).meter("nattro.upstream.breaker.pause", 23.4, "upstream:payment")
                .breaker("inventory", State.CLOSED, 2, 3).inbound("all", 9, 96).inbound("checkouts", 7, 48)
                .meter("nattro.upstream.calls", 12, "upstream:payment", "state:sent")
                .meter("nattro.upstream.calls", 1, "upstream:inventory", "state:sent")
                .meter("nattro.upstream.calls", 3, "upstream:payment", "state:waiting")
                .meter("nattro.upstream.refused", 70, "upstream:payment", "brake:breaker")
                .meter("nattro.upstream.refused", 4, "upstream:payment", "brake:bulkhead")
                .meter("nattro.upstream.refused", 1, "upstream:inventory", "brake:deadline")
                .meter("nattro.inbound.refused", 6, "share:checkouts").meter("nattro.checkout", 36);
        assertThat(read(meters)).isEqualTo(new Measured(
                List.of(way("inventory", breaker(State.CLOSED, 2, 3, 0, new Counted(0, 0.0)), 1, 0, 40),
                        way("payment", breaker(State.OPEN, 5, 0, 23.4, new Counted(70, 35.0)), 12, 3, 40)),
                List.of(new Brake("deadline", "inventory", new Counted(1, 0.5)),
                        new Brake("bulkhead", "payment", new Counted(4, 2.0)),
                        new Brake("inbound", "checkouts", new Counted(6, 3.0))),
                List.of(new Share("all", 9L, 96), new Share("checkouts", 7L, 48)),
                new Checkouts(new Counted(36, 12.0), 43.0, 1200.0), null));
    }

    @Test
    void of_the_gateway_the_routes_and_its_other_brakes_are_read() {
        process.breaker("place-order", State.OPEN, 5, 0).breaker("list-orders", State.HALF_OPEN, 0, 0)
                .breaker("show-product", State.DISABLED, 0, 1)
                .meter("nattro.gateway.breaker.refused", 3, "route:place-order")
                .meter("nattro.gateway.breaker.refused", 0, "route:list-orders")
                .meter("nattro.gateway.breaker.pause", 4.5, "route:place-order")
                .meter("nattro.gateway.rate-limit.refused", 34, "limit:purchases")
                .meter("nattro.gateway.rate-limit.refused", 0, "limit:shopper")
                .meter("nattro.gateway.pool.refused", 2, "upstream:order")
                .meter("nattro.gateway.turns.refused", 1, "upstream:inventory");

        Measured gateway = read(meters(Component.GATEWAY));

        assertThat(gateway.outgoing()).containsExactly(
                route("list-orders", breaker(State.HALF_OPEN, 0, 0, 0, new Counted(0, null))),
                route("place-order", breaker(State.OPEN, 5, 0, 4.5, new Counted(3, null))),
                route("show-product", breaker(State.DISABLED, 0, 1, 0, null)));
        assertThat(gateway.brakes()).containsExactly(new Brake("rate-limit", "purchases", new Counted(34, null)),
                new Brake("pool", "order", new Counted(2, null)),
                new Brake("turns", "inventory", new Counted(1, null)));
        assertThat(gateway.checkouts()).isNull();
        assertThat(gateway.faults()).isNull();
    }

    /** There are milliseconds between two answers: before its window is read, or after. */
    @ParameterizedTest
    @ValueSource(strings = {"resilience4j.circuitbreaker.state", "resilience4j.circuitbreaker.buffered.calls"})
    void a_breaker_that_opens_while_it_is_looked_at_is_seen_open_with_all_its_failures(String answered) {
        process.breaker("bank", State.CLOSED, 4, 1).after(answered, () -> process.breaker("bank", State.OPEN, 5, 0));

        assertThat(read(meters(Component.PAYMENT)).outgoing().getFirst().breaker())
                .extracting(Breaker::state, Breaker::failed, Breaker::succeeded).containsExactly(State.OPEN, 5, 0);
    }

    @Test
    void active_faults_are_counted() {
        process.meter("nattro.faults.active", 2);

        assertThat(read(meters(Component.INVENTORY)).faults()).isEqualTo(2);
        assertThat(read(meters(Component.PAYMENT)).faults()).isEqualTo(2);
    }

    /** As a build from before the brakes. The neighbours that there must be are shown, without a number. */
    @ParameterizedTest
    @EnumSource(names = {"GATEWAY", "ORDER", "PAYMENT", "INVENTORY"})
    void what_is_not_measured_is_left_open(Component component) {
        Measured measured = read(meters(component));

        assertThat(measured.outgoing()).extracting(Outgoing::name).isEqualTo(switch (component) {
            case ORDER -> List.of("inventory", "payment");
            case PAYMENT -> List.of("bank");
            case GATEWAY, INVENTORY, POSTGRES -> List.of();
        });
        assertThat(measured.outgoing()).allMatch(way -> way.equals(new Outgoing(way.name(), null, null, null, null)));
        assertThat(measured).extracting(Measured::brakes, Measured::inbound, Measured::checkouts, Measured::faults)
                .containsExactly(List.of(), List.of(), null, null);
    }

    @Test
    void where_nobody_bought_lately_there_are_no_percentiles() {
        aQuietOrderService();
        process.meter("nattro.checkout.percentile", 0, "phi:0.5").meter("nattro.checkout.percentile", 0, "phi:0.99");

        assertThat(read(meters(Component.ORDER)).checkouts())
                .isEqualTo(new Checkouts(new Counted(12, null), null, null));
    }

    /** The services shall not notice that somebody looks. */
    @Test
    void little_is_asked_where_little_happens() {
        aQuietOrderService();
        ServiceMeters meters = meters(Component.ORDER);
        read(meters);
        process.questions();
        read(meters);
        assertThat(process.questions()).hasSize(11).doesNotHaveDuplicates();

        process.meter("nattro.upstream.refused", 1, "upstream:payment", "brake:lease");
        read(meters);
        assertThat(process.questions()).contains("nattro.upstream.refused?tag=upstream:payment&tag=brake:lease")
                .doesNotContain("nattro.upstream.refused?tag=upstream:inventory&tag=brake:lease");
        read(meters);
        assertThat(process.questions()).hasSize(11);
    }

    private void aQuietOrderService() {
        process.breaker("payment", State.CLOSED, 0, 3).breaker("inventory", State.CLOSED, 0, 5)
                .neighbour("payment", 0, 0, 40).neighbour("inventory", 0, 0, 40).inbound("all", 0, 96)
                .inbound("checkouts", 0, 48).meter("nattro.checkout", 12)
                .meter("nattro.checkout.percentile", 0.043, "phi:0.5")
                .meter("nattro.checkout.percentile", 1.2, "phi:0.99");
    }

    private ServiceMeters meters(Component component) {
        Actuator actuator = new Actuator(process.port());
        actuator.begin(LONG);
        return new ServiceMeters(component, new Meters(actuator), new Pace(() -> now));
    }

    /** Two seconds after the read before. */
    private Measured read(ServiceMeters meters) {
        now += TimeUnit.SECONDS.toNanos(2);
        return meters.read();
    }

    private static Outgoing way(String name, Breaker breaker, long sent, long waiting, long places) {
        return new Outgoing(name, breaker, sent, waiting, places);
    }

    private static Outgoing route(String name, Breaker breaker) {
        return new Outgoing(name, breaker, null, null, null);
    }

    private static Breaker breaker(State state, int failed, int succeeded, double pause, Counted avoided) {
        return new Breaker(state, failed, succeeded, pause, avoided);
    }
}

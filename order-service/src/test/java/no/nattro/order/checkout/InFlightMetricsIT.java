package no.nattro.order.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import no.nattro.order.domain.OrderId;
import no.nattro.platform.upstream.Outcome.Unknown;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a dashboard sees of orders on their way. */
class InFlightMetricsIT extends RecoveryFixture {

    @Autowired
    private MeterRegistry meters;

    @Test
    void orders_on_their_way_are_shown_by_where_they_stand_and_whether_a_person_should_look() {
        MeterRegistry before = counted();
        stuckIn("charge", new Unknown<>("timed out"));
        OrderId id = abandoned();
        sql.sql("UPDATE orders SET needs_attention = true WHERE id = ?").param(id.value()).update();
        MeterRegistry after = counted();

        assertThat(inFlight(after, "CHARGING") - inFlight(before, "CHARGING")).isEqualTo(1);
        assertThat(inFlight(after, "RESERVING") - inFlight(before, "RESERVING")).isEqualTo(1);
        assertThat(inFlight(after, "UNDOING") - inFlight(before, "UNDOING")).isZero();
        assertThat(needingAttention(after) - needingAttention(before)).isEqualTo(1);

        abandoned();
        assertThat(inFlight(after, "RESERVING")).as("counted once for a while").isEqualTo(inFlight(before, "RESERVING")
                + 1);
    }

    @Test
    void they_are_there_from_the_start() {
        assertThat(meters.get("nattro.orders.in.flight").gauges()).hasSize(4);
        assertThat(meters.get("nattro.orders.needing.attention").gauges()).hasSize(1);
        assertThat(meters.get(RecoveryStories.ENDED).counters()).hasSize(3);
    }

    private MeterRegistry counted() {
        MeterRegistry registry = new SimpleMeterRegistry();
        new InFlightMetrics(transactions).bindTo(registry);
        inFlight(registry, "RESERVING");
        return registry;
    }

    private static double inFlight(MeterRegistry registry, String status) {
        return registry.get("nattro.orders.in.flight").tag("status", status).gauge().value();
    }

    private static double needingAttention(MeterRegistry registry) {
        return registry.get("nattro.orders.needing.attention").gauge().value();
    }
}

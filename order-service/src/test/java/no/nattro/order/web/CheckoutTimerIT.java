package no.nattro.order.web;

import static no.nattro.order.web.OrderApi.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import java.util.concurrent.TimeUnit;
import no.nattro.order.inventory.Inventory.ReservationRefusal;
import no.nattro.platform.upstream.Outcome;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The purchases that an operator sees. */
class CheckoutTimerIT extends OrderApiFixture {

    @Autowired
    private MeterRegistry metrics;

    @Test
    void every_purchase_counts_however_it_is_answered_and_nothing_else_does() {
        long before = timer().count();

        api.place("key-1", ORDER);
        script.next("reserve", new Outcome.Refused<>(ReservationRefusal.OUT_OF_STOCK, "None is left."));
        api.place("key-2", ORDER);
        script.then("reserve", _ -> {
            throw new IllegalStateException("a bug");
        });
        assertThat(api.place("key-3", ORDER).statusCode()).isEqualTo(500);
        assertThat(api.place("key-3", ORDER).statusCode()).as("in progress").isEqualTo(409);
        api.get("/api/orders");

        assertThat(timer().count() - before).isEqualTo(4);
        assertThat(timer().takeSnapshot().percentileValues()).extracting(ValueAtPercentile::percentile)
                .containsExactly(0.5, 0.99);
        assertThat(timer().takeSnapshot().percentileValues()).extracting(p -> p.value(TimeUnit.MILLISECONDS))
                .allSatisfy(millis -> assertThat(millis).isPositive());
    }

    private Timer timer() {
        return metrics.get("nattro.checkout").timer();
    }
}

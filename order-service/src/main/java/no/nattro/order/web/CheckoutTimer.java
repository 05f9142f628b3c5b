package no.nattro.order.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * How long a shopper waits for the answer to a purchase, whatever it is: the number by which a shop is judged while a neighbour
 * hangs. {@code http.server.requests} has it too, but with a tag for each status, and percentiles cannot be added up.
 */
@Component
class CheckoutTimer {

    /** The percentiles are those of the last minute: of what is going on, not of the day. */
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Timer timer;

    CheckoutTimer(MeterRegistry metrics) {
        this.timer = Timer.builder("nattro.checkout")
                .description(
                        "A purchase, from its arrival in the controller to its answer; percentiles of the last minute")
                .publishPercentiles(0.5, 0.99).distributionStatisticExpiry(WINDOW).register(metrics);
    }

    <T> T record(Supplier<T> checkout) {
        return timer.record(checkout);
    }
}

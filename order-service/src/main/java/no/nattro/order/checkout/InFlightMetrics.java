package no.nattro.order.checkout;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import no.nattro.order.domain.OrderStatus;
import no.nattro.order.domain.OrdersInFlight;
import no.nattro.platform.request.Deadline;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Shows the orders that are on their way and those that a person should look at. They are counted in the database, so that every
 * replica shows the same numbers: take the largest, not the sum. One count serves all gauges for a while, and a failed one
 * too: whoever scrapes must not wait for the database once a gauge.
 */
@Component
class InFlightMetrics implements MeterBinder {

    /** Less than between two scrapes, more than one scrape takes. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final OrderTransactions transactions;
    private Deadline fresh = Deadline.in(Duration.ZERO);
    private Optional<OrdersInFlight> counted = Optional.empty();

    InFlightMetrics(OrderTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (OrderStatus status : List.of(OrderStatus.RESERVING, OrderStatus.CHARGING, OrderStatus.CONFIRMING,
                OrderStatus.UNDOING)) {
            Gauge.builder("nattro.orders.in.flight", () -> count(orders -> orders.in(status)))
                    .tag("status", status.name())
                    .description("Orders that are not at their end; the same in every replica")
                    .register(registry);
        }
        Gauge.builder("nattro.orders.needing.attention", () -> count(OrdersInFlight::needingAttention))
                .description("Orders that a person should look at; the same in every replica")
                .register(registry);
    }

    private synchronized double count(ToDoubleFunction<OrdersInFlight> which) {
        if (fresh.left().isZero()) {
            counted = counted();
            fresh = Deadline.in(FRESH);
        }
        return counted.map(which::applyAsDouble).orElse(Double.NaN);
    }

    private Optional<OrdersInFlight> counted() {
        try {
            return Optional.of(transactions.inFlight());
        } catch (DataAccessException | TransactionException noDatabase) {
            return Optional.empty();
        }
    }
}

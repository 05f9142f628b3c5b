package no.nattro.order.checkout;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.ReceiverContext;
import java.util.EnumMap;
import java.util.Map;
import no.nattro.order.domain.Order;
import no.nattro.order.domain.OrderStatus;
import no.nattro.platform.request.RequestId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells recovery's work as part of the story of the request that placed the order, hours later and in another process too: the
 * row hands over what headers otherwise would, so that log lines, spans and calls to neighbours carry the request's id and trace.
 * What it counts is there from the start: a dashboard shows zero, not nothing.
 */
@Component
class RecoveryStories {

    /** A timer: from the claim until the order is let go, by how it ended. */
    static final String WORK = "nattro.orders.recovery";

    /** A counter: orders that recovery has brought to their end, by which. */
    static final String ENDED = "nattro.orders.recovered";

    private static final String END = "end";

    private final ObservationRegistry observations;
    private final Map<OrderStatus, Counter> ended = new EnumMap<>(OrderStatus.class);

    RecoveryStories(ObservationRegistry observations, MeterRegistry meters) {
        this.observations = observations;
        for (OrderStatus end : OrderStatus.values()) {
            if (end.isTerminal()) {
                ended.put(end, meters.counter(ENDED, END, end.name()));
            }
        }
    }

    Observation of(Order order) {
        ReceiverContext<Order> context = new ReceiverContext<>(RecoveryStories::header);
        context.setCarrier(order);
        return Observation.createNotStarted(WORK, () -> context, observations)
                .contextualName("recover order")
                .lowCardinalityKeyValue(END, "OPEN")
                .highCardinalityKeyValue("order.id", order.id().toString())
                .highCardinalityKeyValue("request.id", order.requestId());
    }

    void ended(Observation story, OrderStatus end) {
        story.lowCardinalityKeyValue(END, end.name());
        ended.get(end).increment();
    }

    private static @Nullable String header(Order order, String name) {
        if (RequestId.HEADER.equalsIgnoreCase(name)) {
            return order.requestId();
        }
        return "traceparent".equalsIgnoreCase(name) ? order.traceparent().orElse(null) : null;
    }
}

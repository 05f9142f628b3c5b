package no.nattro.gateway.guard;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Every guard has its own number, there from the start, so that a load test shows which of them held. */
@Component
class GuardMetrics {

    private final MeterRegistry meters;
    private final Map<Part, Counter> ended = new EnumMap<>(Part.class);
    private final Counter bodies;
    private final Counter bodiesFromThere;

    GuardMetrics(MeterRegistry meters) {
        this.meters = meters;
        for (Part part : Part.values()) {
            ended.put(part, Counter.builder("nattro.gateway.connections.ended").tag("because", part.tag())
                    .description("connections, and on HTTP/2 requests, that a guard ended").register(meters));
        }
        this.bodies = bodies("total");
        this.bodiesFromThere = bodies("address");
    }

    private Counter bodies(String limit) {
        return Counter.builder("nattro.gateway.bodies.refused").tag("limit", limit)
                .description("requests refused because too many bodies are held").register(meters);
    }

    MeterRegistry meters() {
        return meters;
    }

    void ended(Part part) {
        ended.get(part).increment();
    }

    void bodyRefused() {
        bodies.increment();
    }

    void bodyRefusedFromThere() {
        bodiesFromThere.increment();
    }
}

package no.nattro.gateway.guard;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.util.unit.DataSize;

/** The guards with their defaults, but room for few: three connections, two from one address, 100 bytes of bodies. */
final class TestGuards {

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final GuardProperties properties = new GuardProperties(Duration.ofSeconds(5), Duration.ofSeconds(5),
            Duration.ofSeconds(5), Duration.ofSeconds(30), 3, 2, 100, DataSize.ofBytes(100));
    final GuardMetrics metrics = new GuardMetrics(meters);
    final Connections connections = new Connections(properties, metrics);
    final HeldBytes held = new HeldBytes(properties, metrics);
    final Guards guards = new Guards(properties, new ServerProperties(), connections, metrics);

    double ended(Part part) {
        return meters.get("nattro.gateway.connections.ended").tag("because", part.tag()).counter().count();
    }

    double refused(String limit) {
        return meters.get("nattro.gateway.connections.refused").tag("limit", limit).counter().count();
    }

    double gauge(String name) {
        return meters.get(name).gauge().value();
    }
}

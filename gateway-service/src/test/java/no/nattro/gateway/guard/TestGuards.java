package no.nattro.gateway.guard;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.util.unit.DataSize;

/** The guards with their defaults, but room for few: three connections, two from one address, and hardly any bodies. */
final class TestGuards {

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final GuardProperties properties;
    final GuardMetrics metrics = new GuardMetrics(meters);
    final Connections connections;
    final HeldBytes held;
    final Guards guards;

    /** For 1000 bytes of bodies, 600 from one address, and 50 over each connection besides. */
    TestGuards() {
        this(DataSize.ofBytes(1000), DataSize.ofBytes(600), DataSize.ofBytes(50));
    }

    private TestGuards(DataSize bodies, DataSize perAddress, DataSize perConnection) {
        this.properties = new GuardProperties(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5),
                Duration.ofSeconds(30), 3, 2, 100, 3, 2, bodies, perAddress, perConnection);
        this.connections = new Connections(properties, meters);
        this.held = new HeldBytes(properties, metrics);
        this.guards = new Guards(properties, new ServerProperties(), connections, metrics);
    }

    /** For any body. */
    static TestGuards ample() {
        return new TestGuards(DataSize.ofMegabytes(1), DataSize.ofMegabytes(1), DataSize.ofBytes(0));
    }

    double ended(Part part) {
        return meters.get("nattro.gateway.connections.ended").tag("because", part.tag()).counter().count();
    }

    double refused(String limit) {
        return meters.get("nattro.gateway.connections.refused").tag("limit", limit).counter().count();
    }

    double bodiesRefused(String limit) {
        return meters.get("nattro.gateway.bodies.refused").tag("limit", limit).counter().count();
    }

    double gauge(String name) {
        return meters.get(name).gauge().value();
    }
}

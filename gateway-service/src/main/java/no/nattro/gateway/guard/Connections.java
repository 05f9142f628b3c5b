package no.nattro.gateway.guard;

import io.micrometer.core.instrument.Gauge;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import no.nattro.gateway.limit.CallerAddress;
import org.springframework.stereotype.Component;

/**
 * Counts who is connected. Without a limit each stranger's connection would cost memory before anything is known about them,
 * the handshake's arithmetic first of all; and without one for each address a single stranger could have them all.
 */
@Component
class Connections {

    private final int limit;
    private final int limitPerAddress;
    private final GuardMetrics metrics;
    private final AtomicInteger all = new AtomicInteger();
    /** Never larger than {@code limit}: an address is forgotten with its last connection. */
    private final ConcurrentMap<String, Integer> each = new ConcurrentHashMap<>();

    Connections(GuardProperties guards, GuardMetrics metrics) {
        this.limit = guards.connections();
        this.limitPerAddress = guards.connectionsPerAddress();
        this.metrics = metrics;
        Gauge.builder("nattro.gateway.connections", all, AtomicInteger::get)
                .description("connections of clients, TLS and plain").register(metrics.meters());
    }

    /** False when the connection is one too many; else it is counted until it is closed. */
    boolean admit(Channel connection) {
        if (!(connection.remoteAddress() instanceof InetSocketAddress remote)) {
            return false; // gone before it was looked at
        }
        if (all.incrementAndGet() > limit) {
            all.decrementAndGet();
            metrics.tooMany();
            return false;
        }
        String from = CallerAddress.of(remote);
        connection.closeFuture().addListener(_ -> leave(from));
        if (each.merge(from, 1, Integer::sum) > limitPerAddress) {
            metrics.tooManyFromThere();
            return false; // leaves again when it is closed, as any other
        }
        return true;
    }

    private void leave(String from) {
        all.decrementAndGet();
        each.computeIfPresent(from, (_, count) -> count == 1 ? null : count - 1);
    }

    int addresses() {
        return each.size();
    }
}

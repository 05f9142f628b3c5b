package no.nattro.gateway.guard;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.handler.codec.http2.Http2StreamChannel;
import org.springframework.stereotype.Component;

/**
 * Counts who is connected. Without a limit each stranger's connection would cost memory before anything is known about them,
 * the handshake's arithmetic first of all; and without one for each address a single stranger could have them all. A stream of
 * HTTP/2 is in this much like a connection, and there may be a hundred on each.
 */
@Component
class Connections {

    private final Crowd connections;
    private final Crowd streams;

    Connections(GuardProperties guards, MeterRegistry metrics) {
        this.connections = new Crowd("nattro.gateway.connections", "connections of clients, TLS and plain",
                guards.connections(), guards.connectionsPerAddress(), metrics);
        this.streams = new Crowd("nattro.gateway.streams", "requests under way over HTTP/2", guards.allStreams(),
                guards.streamsPerAddress(), metrics);
    }

    /** False when the connection is one too many; else it is counted until it is closed. */
    boolean admit(Channel connection) {
        return connections.admit(connection, connection.remoteAddress());
    }

    /** The same of a stream. */
    boolean admit(Http2StreamChannel stream) {
        return streams.admit(stream, stream.parent().remoteAddress());
    }

    int addresses() {
        return connections.addresses();
    }
}

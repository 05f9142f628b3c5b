package no.nattro.gateway.forwarded;

import io.netty.handler.codec.http.HttpRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import no.nattro.gateway.Host;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.server.ConnectionInfo;

/**
 * Goes back from the connection, hop by hop, as long as a trusted proxy tells who called it. Reactor Netty's own reading
 * believes the first address of the list, from anybody, and the first is whatever the client wrote there.
 */
final class OuterConnection implements BiFunction<ConnectionInfo, HttpRequest, ConnectionInfo> {

    private static final int UNKNOWN_PORT = 0;

    private final List<Network> trusted;

    OuterConnection(List<Network> trusted) {
        this.trusted = trusted;
    }

    @Override
    public ConnectionInfo apply(ConnectionInfo inner, HttpRequest request) {
        InetSocketAddress peer = inner.getRemoteAddress();
        if (peer == null || !isTrusted(peer.getAddress())) {
            return inner;
        }
        Hops hops = Hops.of(request.headers());
        ConnectionInfo outer = inner;
        Optional<InetAddress> caller = Optional.of(peer.getAddress());
        for (int hop = 0; hop < hops.count() && caller.filter(this::isTrusted).isPresent(); hop++) {
            outer = asked(outer, hops.scheme(hop), hops.host(hop));
            caller = hops.address(hop);
            if (caller.isPresent()) {
                outer = outer.withRemoteAddress(new InetSocketAddress(caller.get(), UNKNOWN_PORT));
            }
        }
        return outer;
    }

    private static ConnectionInfo asked(ConnectionInfo connection, Optional<String> scheme, Optional<Host> host) {
        ConnectionInfo asked = scheme.map(connection::withScheme).orElse(connection);
        InetSocketAddress here = asked.getHostAddress();
        return here == null ? asked : host.map(it -> asked.withHostAddress(here, it.name(), it.port())).orElse(asked);
    }

    private boolean isTrusted(@Nullable InetAddress address) {
        return address != null && trusted.stream().anyMatch(network -> network.contains(address));
    }
}

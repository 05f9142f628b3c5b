package no.nattro.gateway.listener;

import java.util.List;
import java.util.Optional;
import no.nattro.gateway.Host;

/** The same place over https. */
final class HttpsLocation {

    private static final int USUAL_PORT = 443;

    private HttpsLocation() {}

    /** Empty when the request does not say, or not once, what host it is meant for. */
    static Optional<String> of(List<String> hosts, String target, int port) {
        if (hosts.size() != 1 || !target.startsWith("/")) {
            return Optional.empty();
        }
        return Host.of(hosts.getFirst())
                .map(host -> "https://" + host.name() + (port == USUAL_PORT ? "" : ":" + port) + target);
    }
}

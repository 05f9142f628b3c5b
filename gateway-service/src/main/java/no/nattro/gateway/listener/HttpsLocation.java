package no.nattro.gateway.listener;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The same place over https. It is made of what the client says its host is, so a host is a name or an address and nothing
 * else: what is copied into {@code Location} must not be able to lead elsewhere.
 */
final class HttpsLocation {

    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::\\d{1,5})?");
    private static final int USUAL_PORT = 443;

    private HttpsLocation() {}

    /** Empty when the request does not say, or not once, what host it is meant for. */
    static Optional<String> of(List<String> hosts, String target, int port) {
        Matcher host = HOST.matcher(hosts.size() == 1 ? hosts.getFirst() : "");
        if (!host.matches() || !target.startsWith("/")) {
            return Optional.empty();
        }
        return Optional.of("https://" + host.group(1) + (port == USUAL_PORT ? "" : ":" + port) + target);
    }
}

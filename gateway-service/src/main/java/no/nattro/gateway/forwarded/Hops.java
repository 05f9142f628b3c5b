package no.nattro.gateway.forwarded;

import io.netty.handler.codec.http.HttpHeaders;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.nattro.gateway.Host;

/**
 * What {@code X-Forwarded-For}, {@code -Proto} and {@code -Host} say. Each proxy adds to the right; so hop 0, the last, is
 * the word of the proxy that called us. {@code Forwarded} (RFC 7239) is not read: an edge rewrites one of the two and passes
 * the other as the client wrote it, and who reads both believes the client.
 */
record Hops(List<String> addresses, List<String> schemes, List<String> hosts) {

    static Hops of(HttpHeaders headers) {
        return new Hops(values(headers, "X-Forwarded-For"), values(headers, "X-Forwarded-Proto"),
                values(headers, "X-Forwarded-Host"));
    }

    private static List<String> values(HttpHeaders headers, String name) {
        return headers.getAll(name).stream().flatMap(line -> Stream.of(line.split(",", -1))).map(String::strip).toList()
                .reversed();
    }

    int count() {
        return Math.max(addresses.size(), Math.max(schemes.size(), hosts.size()));
    }

    /** Who called that proxy; empty where it does not say. */
    Optional<InetAddress> address(int hop) {
        return hop < addresses.size() ? Network.address(withoutPort(addresses.get(hop))) : Optional.empty();
    }

    /** As in {@code 192.0.2.7:50123}, {@code [2001:db8::7]:50123}. */
    private static String withoutPort(String address) {
        if (address.startsWith("[")) {
            int end = address.indexOf(']');
            return end < 0 ? "" : address.substring(1, end);
        }
        int colon = address.indexOf(':');
        return colon >= 0 && colon == address.lastIndexOf(':') ? address.substring(0, colon) : address;
    }

    /** In what scheme it was called. */
    Optional<String> scheme(int hop) {
        return at(schemes, hop).filter(scheme -> scheme.equals("https") || scheme.equals("http"));
    }

    /** By what name it was called. */
    Optional<Host> host(int hop) {
        return at(hosts, hop).flatMap(Host::of);
    }

    /** Most proxies pass on what the outermost has set: a single value is meant for every hop. */
    private static Optional<String> at(List<String> values, int hop) {
        int index = values.size() == 1 ? 0 : hop;
        return index < values.size() ? Optional.of(values.get(index)) : Optional.empty();
    }
}

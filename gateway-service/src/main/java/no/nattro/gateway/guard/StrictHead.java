package no.nattro.gateway.guard;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.NetUtil;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where Netty forgives what RFC 9112 does not. What one reader forgives and the next reads otherwise is how a request is
 * smuggled past the first; a client with nothing to hide sends none of it.
 */
final class StrictHead {

    private static final Pattern HOST = Pattern.compile("(?:[A-Za-z0-9._-]+|\\[([0-9A-Fa-f:.]+)])(?::(\\d{1,5}))?");
    private static final int LARGEST_PORT = 65_535;
    /** What a path or a query may be written with besides letters and digits (RFC 3986, sections 3.3 and 3.4). */
    private static final String SIGNS = "/?:@-._~!$&'()*+,;=%";
    private static final BitSet OF_TARGETS = new BitSet(128);
    static {
        SIGNS.chars().forEach(OF_TARGETS::set);
        OF_TARGETS.set('0', '9' + 1);
        OF_TARGETS.set('A', 'Z' + 1);
        OF_TARGETS.set('a', 'z' + 1);
    }

    private StrictHead() {}

    /** What is wrong with the head, for nobody's eyes but a debugger's. */
    static Optional<String> fault(HttpRequest request) {
        boolean is11 = request.protocolVersion().equals(HttpVersion.HTTP_1_1);
        if (!is11 && !request.protocolVersion().equals(HttpVersion.HTTP_1_0)) {
            return Optional.of("a version that is none");
        }
        if (!isPath(request.uri())) {
            return Optional.of("a target that is no path: this is no proxy");
        }
        List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
        if (hosts.size() > 1 || is11 && hosts.isEmpty() || !hosts.isEmpty() && !isHost(hosts.getFirst())) {
            return Optional.of("no host, or several, or one that is none");
        }
        List<String> codings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        if (!codings.isEmpty() && !(is11 && codings.size() == 1
                && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.getFirst()))) {
            return Optional.of("a transfer coding that is not exactly one: chunked");
        }
        return Optional.empty();
    }

    /** By hand: on a target of 8 KB, a pattern's alternatives would need a deep stack. */
    private static boolean isPath(String target) {
        for (int i = 0; i < target.length(); i++) {
            char at = target.charAt(i);
            if (!OF_TARGETS.get(at) || at == '%' && !(isHex(target, i + 1) && isHex(target, i + 2))) {
                return false;
            }
        }
        return target.startsWith("/");
    }

    private static boolean isHex(String target, int index) {
        return index < target.length() && Character.digit(target.charAt(index), 16) >= 0;
    }

    private static boolean isHost(String host) {
        Matcher parts = HOST.matcher(host);
        return parts.matches() && (parts.group(1) == null || NetUtil.isValidIpV6Address(parts.group(1)))
                && (parts.group(2) == null || Integer.parseInt(parts.group(2)) <= LARGEST_PORT);
    }
}

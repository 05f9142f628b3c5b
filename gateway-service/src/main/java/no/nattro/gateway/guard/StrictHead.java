package no.nattro.gateway.guard;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where Netty forgives what RFC 9112 does not. What one reader forgives and the next reads otherwise is how a request is
 * smuggled past the first; a client with nothing to hide sends none of it.
 */
final class StrictHead {

    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:\\d{1,5})?");

    private StrictHead() {}

    /** What is wrong with the head, for nobody's eyes but a debugger's. */
    static Optional<String> fault(HttpRequest request) {
        boolean is11 = request.protocolVersion().equals(HttpVersion.HTTP_1_1);
        if (!is11 && !request.protocolVersion().equals(HttpVersion.HTTP_1_0)) {
            return Optional.of("a version that is none");
        }
        if (!request.uri().startsWith("/") || request.uri().indexOf('#') >= 0) {
            return Optional.of("a target that is no path: this is no proxy");
        }
        List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
        if (hosts.size() > 1 || is11 && hosts.isEmpty()
                || !hosts.isEmpty() && !HOST.matcher(hosts.getFirst()).matches()) {
            return Optional.of("no host, or several, or one that is none");
        }
        List<String> codings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        if (!codings.isEmpty() && !(is11 && codings.size() == 1
                && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.getFirst()))) {
            return Optional.of("a transfer coding that is not exactly one: chunked");
        }
        return Optional.empty();
    }
}

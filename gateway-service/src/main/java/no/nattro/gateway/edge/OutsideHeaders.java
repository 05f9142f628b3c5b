package no.nattro.gateway.edge;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.request.RequestId;
import org.springframework.http.HttpHeaders;

/**
 * The headers by which the services behind the gateway know each other. From outside they would be lies: another shopper's
 * id, somebody else's trace, all the time in the world. What a trusted proxy says of the client has been read by then; no service
 * asks for an address, and it is not told one.
 */
public final class OutsideHeaders {

    private static final Set<String> DROPPED = Set.of("traceparent", "tracestate", "baggage", "b3", "x-shopper-id",
            "forwarded", "x-real-ip", Deadline.HEADER.toLowerCase(Locale.ROOT));
    private static final List<String> DROPPED_PREFIXES = List.of("b3-", "x-b3-", "x-forwarded-",
            "x-http2-"); // Netty's notes on an HTTP/2 request, or somebody who imitates them

    private OutsideHeaders() {}

    /** The id that came with the request if it is the only one and has the form; else a new one. */
    public static RequestId requestId(List<String> ids) {
        return (ids.size() == 1 ? RequestId.accept(ids.getFirst()) : Optional.<RequestId>empty())
                .orElseGet(RequestId::random);
    }

    /** Leaves nothing that only the inside may say, and exactly one request id. */
    static void clean(HttpHeaders headers, RequestId id) {
        List.copyOf(headers.keySet()).stream().filter(OutsideHeaders::isForTheInsideOnly).forEach(headers::remove);
        headers.set(RequestId.HEADER, id.value());
    }

    private static boolean isForTheInsideOnly(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return DROPPED.contains(lower) || DROPPED_PREFIXES.stream().anyMatch(lower::startsWith);
    }
}

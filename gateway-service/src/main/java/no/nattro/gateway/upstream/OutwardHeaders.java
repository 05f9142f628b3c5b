package no.nattro.gateway.upstream;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * What a service answers and nobody outside is to hear: what it is made with, and who else may call it from a browser. The
 * one is an invitation, the other the gateway's to say; said twice, browsers refuse both.
 */
@Component
class OutwardHeaders implements HttpHeadersFilter {

    private static final Set<String> DROPPED = Set.of("server", "x-powered-by", "via", "strict-transport-security",
            "x-frame-options", "x-xss-protection", "alt-svc");
    private static final String CORS = "access-control-";

    @Override
    public boolean supports(Type type) {
        return type == Type.RESPONSE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        HttpHeaders headers = new HttpHeaders();
        headers.addAll(input);
        List.copyOf(headers.keySet()).stream().filter(OutwardHeaders::isForTheInsideOnly).forEach(headers::remove);
        return headers;
    }

    private static boolean isForTheInsideOnly(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return DROPPED.contains(lower) || lower.startsWith(CORS);
    }
}

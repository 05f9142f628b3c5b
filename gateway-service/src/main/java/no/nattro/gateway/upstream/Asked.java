package no.nattro.gateway.upstream;

import java.net.URI;
import java.util.Optional;
import no.nattro.gateway.upstream.Upstreams.Service;
import no.nattro.platform.upstream.Turns;
import org.springframework.web.server.ServerWebExchange;

/** The instance whose turn a call was. */
record Asked(Service service, Turns turns, URI instance) {

    private static final String ATTRIBUTE = Asked.class.getName();

    void isOf(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    static Optional<Asked> of(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getAttribute(ATTRIBUTE));
    }

    /** Lets it be known; tells whether the instance is out of turn and others have taken over. */
    boolean tell(Verdict verdict) {
        return switch (verdict) {
            case WELL -> {
                turns.succeeded(instance);
                yield false;
            }
            case BADLY -> turns.failed(instance);
            case LOST -> turns.lost(instance);
            case NOTHING -> false;
        };
    }
}

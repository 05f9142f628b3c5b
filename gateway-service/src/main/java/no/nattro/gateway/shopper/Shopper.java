package no.nattro.gateway.shopper;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.server.ServerWebExchange;

/**
 * Somebody who came with a cookie of ours, or gets one with the answer.
 *
 * @param id     the pseudonym
 * @param issued when the cookie that carries it was signed
 * @param isNew  whether it is a cookie that no request has come with yet
 */
public record Shopper(UUID id, Instant issued, boolean isNew) {

    private static final String ATTRIBUTE = Shopper.class.getName();

    /** The shopper of this request, where its route asks who it is. */
    public static Optional<Shopper> of(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getAttribute(ATTRIBUTE));
    }

    void isBehind(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }
}

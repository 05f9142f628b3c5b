package no.nattro.gateway.limit;

import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Counts everything that arrives at the public door: what leads nowhere costs the gateway its time as well. */
@Component
class AddressLimit implements WebFilter, Ordered {

    private final RateLimit limit;

    AddressLimit(RateLimit limit) {
        this.limit = limit;
    }

    /** Before anything else is done for the request. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return isManagement(exchange)
                ? chain.filter(exchange)
                : limit.pass(Limit.ADDRESS, CallerAddress.of(exchange.getRequest().getRemoteAddress()))
                        .then(Mono.defer(() -> chain.filter(exchange)));
    }

    /** All filters serve that port too, and a refused probe would be a restart. */
    private static boolean isManagement(ServerWebExchange exchange) {
        return WebServerApplicationContext.hasServerNamespace(exchange.getApplicationContext(), "management");
    }
}

package no.nattro.gateway.upstream;

import static org.springframework.cloud.gateway.filter.NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER;

import java.time.Duration;
import no.nattro.gateway.GatewayProperties;
import no.nattro.platform.request.Deadline;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Ends a call when its budget is spent, wherever it is: a route's response timeout ends with the head of the answer, and a
 * body that trickles would keep the shopper, and a connection, for ever. Also tells in whose terms a call failed.
 */
@Component
class CallLimit implements GlobalFilter, Ordered {

    static final String DEADLINE = Deadline.class.getName();

    private final Duration budget;

    CallLimit(GatewayProperties gateway) {
        this.budget = gateway.budget();
    }

    /** Around the filter that writes the answer. */
    @Override
    public int getOrder() {
        return WRITE_RESPONSE_FILTER_ORDER - 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        exchange.getAttributes().put(DEADLINE, Deadline.in(budget));
        return chain.filter(exchange)
                .timeout(budget)
                .onErrorMap(UpstreamFailure::isOne,
                        failure -> UpstreamFailure.explain(failure, exchange.getRequest().getMethod()));
    }
}

package no.nattro.gateway.upstream;

import static org.springframework.cloud.gateway.filter.NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.CLIENT_RESPONSE_ATTR;

import java.util.Objects;
import no.nattro.gateway.FirstVisit;
import no.nattro.gateway.breaker.Breakers;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClientResponse;

/**
 * Tells how a call has ended to those who decide about the next: to the turns of the instances first, then to the breaker of
 * the route. A failure that has taken its instance out of turn is dealt with, and not counted against the route: else one
 * instance of several that dies in a busy moment would close the route for all of them.
 */
@Component
class WatchedCall implements GlobalFilter, Ordered {

    private final FullPools pools;
    private final FirstVisit visit;

    WatchedCall(FullPools pools, FirstVisit visit) {
        this.pools = pools;
        this.visit = visit;
    }

    /** Around the limit of the call, whose end is one of the ends. */
    @Override
    public int getOrder() {
        return WRITE_RESPONSE_FILTER_ORDER - 2;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        if (visit.is(exchange.getRequest())) {
            return chain.filter(exchange).doFinally(_ -> tell(exchange, Verdict.NOTHING, ""));
        }
        WatchedRequest request = new WatchedRequest(exchange.getRequest());
        WatchedAnswer answer = new WatchedAnswer(exchange.getResponse());
        return chain.filter(exchange.mutate().request(request).response(answer).build())
                .doOnSuccess(_ -> answered(exchange))
                .doOnError(failure -> {
                    Asked.of(exchange).ifPresent(asked -> pools.count(asked.service(), failure));
                    tell(exchange, Verdict.ofFailure(failure, request, answer),
                            Objects.requireNonNullElse(failure.getCause(), failure).toString());
                })
                .doOnCancel(() -> tell(exchange, Verdict.NOTHING, "")); // the client has hung up
    }

    private static void answered(ServerWebExchange exchange) {
        HttpClientResponse response = exchange.getAttribute(CLIENT_RESPONSE_ATTR);
        if (response == null) {
            tell(exchange, Verdict.NOTHING, "");
        } else {
            int status = response.status().code();
            Verdict verdict = Verdict.ofAnswer(status);
            tell(exchange, verdict, verdict == Verdict.BADLY ? "it answered " + status : "");
        }
    }

    private static void tell(ServerWebExchange exchange, Verdict verdict, String how) {
        boolean othersTakeOver = Asked.of(exchange).map(asked -> asked.tell(verdict)).orElse(false);
        Breakers.passageOf(exchange).ifPresent(passage -> {
            switch (verdict) {
                case WELL -> passage.succeeded();
                case BADLY, LOST -> {
                    if (othersTakeOver) {
                        passage.taughtNothing();
                    } else {
                        passage.failed(how);
                    }
                }
                case NOTHING -> passage.taughtNothing();
            }
        });
    }
}

package no.nattro.gateway.guard;

import static org.springframework.cloud.gateway.filter.NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER;

import io.netty.channel.Channel;
import io.netty.handler.codec.http2.Http2StreamChannel;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import no.nattro.gateway.guard.ArrivingBody.TooMuchHeld;
import no.nattro.gateway.limit.CallerAddress;
import no.nattro.gateway.problem.Advice;
import no.nattro.gateway.problem.GatewayProblem;
import no.nattro.platform.problem.ProblemException;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;

/**
 * Lets a request go on when all of it is there. A body that were passed on as it comes would hold one of the hundred
 * connections to a service for as long as its client likes, and a hundred slow clients would shut the shop. Bodies are small
 * (an order has 300 bytes, the limit is 64 KB), and what is held of them is bounded: together, and for each address.
 */
@Component
class WholeBody implements GlobalFilter, Ordered {

    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(1);

    private final Duration time;
    private final HeldBytes held;
    private final GuardMetrics metrics;

    WholeBody(GuardProperties guards, HeldBytes held, GuardMetrics metrics) {
        this.time = guards.bodyTime();
        this.held = held;
        this.metrics = metrics;
    }

    /** Before the budget of the call begins: how long a client takes to ask is no matter of the service's. */
    @Override
    public int getOrder() {
        return WRITE_RESPONSE_FILTER_ORDER - 10;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        ArrivingBody body = new ArrivingBody(request.getHeaders().getContentLength(),
                held.room(connection(request), CallerAddress.of(request.getRemoteAddress())));
        return body.from(request.getBody(), time)
                .onErrorMap(TimeoutException.class, _ -> tooSlow(request, exchange.getResponse()))
                .onErrorMap(TooMuchHeld.class, _ -> noRoom(request))
                .flatMap(whole -> chain.filter(exchange.mutate().request(ReceivedRequest.of(exchange, whole)).build()))
                .doFinally(_ -> body.release());
    }

    /** On HTTP/2 the one that all its streams share. */
    private static Channel connection(ServerHttpRequest request) {
        Connection own = ServerHttpRequestDecorator.getNativeRequest(request);
        return own.channel() instanceof Http2StreamChannel stream ? stream.parent() : own.channel();
    }

    /** The rest of the body may be on its way for hours: the connection is of no more use (HTTP/2 ends the stream alone). */
    private ProblemException tooSlow(ServerHttpRequest request, ServerHttpResponse response) {
        metrics.ended(Part.BODY);
        response.getHeaders().set(HttpHeaders.CONNECTION, "close");
        return new ProblemException(GatewayProblem.REQUEST_TIMEOUT,
                "The body was not complete after " + time.toMillis() + " ms. " + Advice.notSent(request.getMethod()));
    }

    private static ProblemException noRoom(ServerHttpRequest request) {
        return new ProblemException(GatewayProblem.UPSTREAM_UNAVAILABLE,
                "Too many requests are arriving. " + Advice.notSent(request.getMethod()), TRY_AGAIN_AFTER, null);
    }
}

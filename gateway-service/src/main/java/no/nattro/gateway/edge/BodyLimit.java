package no.nattro.gateway.edge;

import java.util.concurrent.atomic.AtomicLong;
import no.nattro.gateway.GatewayProperties;
import no.nattro.platform.problem.CommonProblem;
import no.nattro.platform.problem.ProblemException;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Refuses a body over the limit: at once where its length is announced, else at the byte that is one too many. A service
 * refuses it as well, but closes the connection while the rest is still being sent, and its 413 gets lost on the way.
 */
@Component
class BodyLimit implements GlobalFilter, Ordered {

    private final long limit;

    BodyLimit(GatewayProperties gateway) {
        this.limit = gateway.maxBody().toBytes();
    }

    /** Before anybody asks who it is, or where to. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        if (exchange.getRequest().getHeaders().getContentLength() > limit) {
            return Mono.error(this::tooLarge);
        }
        return chain.filter(exchange.mutate().request(new ServerHttpRequestDecorator(exchange.getRequest()) {
            @Override
            public Flux<DataBuffer> getBody() {
                return counted(super.getBody());
            }
        }).build());
    }

    private Flux<DataBuffer> counted(Flux<DataBuffer> body) {
        AtomicLong count = new AtomicLong();
        return body.handle((buffer, sink) -> {
            if (count.addAndGet(buffer.readableByteCount()) > limit) {
                DataBufferUtils.release(buffer);
                sink.error(tooLarge());
            } else {
                sink.next(buffer);
            }
        });
    }

    private ProblemException tooLarge() {
        return new ProblemException(CommonProblem.TOO_LARGE,
                "The body is larger than " + limit + " bytes.");
    }
}

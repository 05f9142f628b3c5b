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
 * Refuses a body over the limit: at once where its length is announced, else when the rest of it has come and is thrown away.
 * Whoever is refused while still sending, and finds the connection closed, never reads why; a service would do that to them.
 */
@Component
class BodyLimit implements GlobalFilter, Ordered {

    /** How many times the limit is read, to be heard at the end; beyond it nobody means well. */
    private static final int PATIENCE = 16;

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
        AtomicLong count = new AtomicLong();
        return chain.filter(exchange.mutate().request(new ServerHttpRequestDecorator(exchange.getRequest()) {
            @Override
            public Flux<DataBuffer> getBody() {
                return counted(super.getBody(), count);
            }
        }).build()).onErrorMap(failure -> count.get() > limit ? tooLarge() : failure); // the rest of it came too late
    }

    private Flux<DataBuffer> counted(Flux<DataBuffer> body, AtomicLong count) {
        return body.<DataBuffer>handle((buffer, sink) -> {
            long soFar = count.addAndGet(buffer.readableByteCount());
            if (soFar <= limit) {
                sink.next(buffer);
                return;
            }
            DataBufferUtils.release(buffer);
            if (soFar > PATIENCE * limit) {
                sink.error(tooLarge());
            }
        }).concatWith(Mono.defer(() -> count.get() > limit ? Mono.error(this::tooLarge) : Mono.empty()));
    }

    private ProblemException tooLarge() {
        return new ProblemException(CommonProblem.TOO_LARGE,
                "The body is larger than " + limit + " bytes.");
    }
}

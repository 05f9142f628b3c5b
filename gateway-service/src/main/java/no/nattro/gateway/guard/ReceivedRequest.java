package no.nattro.gateway.guard;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;

/**
 * A request that has arrived whole. Its length is what was counted and is said once: a service that read another length than
 * the gateway could take the rest of a body for the next request.
 */
final class ReceivedRequest extends ServerHttpRequestDecorator {

    private final ReceivedBody body;
    private final DataBufferFactory buffers;

    private ReceivedRequest(ServerHttpRequest request, ReceivedBody body, DataBufferFactory buffers) {
        super(request);
        this.body = body;
        this.buffers = buffers;
    }

    static ServerHttpRequest of(ServerWebExchange exchange, ReceivedBody body) {
        ServerHttpRequest request = exchange.getRequest();
        HttpHeaders headers = request.getHeaders();
        boolean saysSo = headers.getContentLength() == body.length()
                && !headers.containsKey(HttpHeaders.TRANSFER_ENCODING);
        boolean hasNone = body.length() == 0 && !headers.containsKey(HttpHeaders.TRANSFER_ENCODING)
                && !headers.containsKey(HttpHeaders.CONTENT_LENGTH);
        return new ReceivedRequest(saysSo || hasNone ? request : request.mutate().headers(changed -> {
            changed.remove(HttpHeaders.TRANSFER_ENCODING);
            changed.setContentLength(body.length());
        }).build(), body, exchange.getResponse().bufferFactory());
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return Flux.fromIterable(body.parts()).map(part -> buffers.wrap(part.duplicate()));
    }
}

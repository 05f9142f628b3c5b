package no.nattro.gateway.upstream;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;

/** A request that knows whether the client has sent all of it: before that, no service can be late with its answer. */
final class WatchedRequest extends ServerHttpRequestDecorator {

    private volatile boolean whole;

    WatchedRequest(ServerHttpRequest request) {
        super(request);
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return super.getBody().doOnComplete(() -> whole = true);
    }

    boolean isWhole() {
        return whole;
    }
}

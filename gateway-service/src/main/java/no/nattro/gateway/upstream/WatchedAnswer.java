package no.nattro.gateway.upstream;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * An answer that knows how far the service has come with it. That writing it failed says nothing: it fails alike when the
 * service breaks off and when the client does.
 */
final class WatchedAnswer extends ServerHttpResponseDecorator {

    private enum Progress {
        NONE, BEGUN, BROKEN, WHOLE
    }

    private volatile Progress progress = Progress.NONE;

    WatchedAnswer(ServerHttpResponse response) {
        super(response);
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        return super.writeWith(watched(body));
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
        return super.writeAndFlushWith(watched(body));
    }

    private <T> Flux<T> watched(Publisher<T> body) {
        progress = Progress.BEGUN;
        return Flux.from(body).doOnError(_ -> progress = Progress.BROKEN).doOnComplete(() -> progress = Progress.WHOLE);
    }

    boolean hasBegun() {
        return progress != Progress.NONE;
    }

    boolean isBroken() {
        return progress == Progress.BROKEN;
    }

    boolean isWhole() {
        return progress == Progress.WHOLE;
    }
}

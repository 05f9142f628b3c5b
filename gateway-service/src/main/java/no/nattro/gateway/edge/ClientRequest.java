package no.nattro.gateway.edge;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.server.HttpServerResponse;

/**
 * A request whose body either arrives whole or does not go on, and says so. Left alone, a body that breaks off is an error in
 * the same chain of calls as a service's, and whoever resets their own uploads makes a healthy service look broken; and a
 * chunk that cannot be decoded <em>ends</em> the body: Netty answers 400 by itself, and the service gets what came before as
 * if it were all, and carries it out.
 */
class ClientRequest extends ServerHttpRequestDecorator {

    private final ServerHttpResponse response;
    private final Sinks.Empty<Void> broken = Sinks.empty();

    ClientRequest(ServerHttpRequest request, ServerHttpResponse response) {
        super(request);
        this.response = response;
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return super.getBody()
                .concatWith(Mono.defer(() -> isAnsweredByNetty() ? breakOff() : Mono.empty()))
                .onErrorResume(_ -> breakOff());
    }

    /** Netty first: a service may answer before the body has ended, and then it is we who answered, and nothing is broken. */
    private boolean isAnsweredByNetty() {
        return ServerHttpResponseDecorator.<HttpServerResponse>getNativeResponse(response).hasSentHeaders()
                && !response.isCommitted();
    }

    private Mono<DataBuffer> breakOff() {
        return Mono.fromRunnable(broken::tryEmitEmpty).then(Mono.never());
    }

    /** Completes when the body breaks off, and only then. */
    Mono<Void> brokenOff() {
        return broken.asMono();
    }

    /** Ends a request whose body broke off. Should the client still be there, it hears whose fault it was. */
    Mono<Void> giveUp() {
        return Mono.defer(() -> {
            if (response.isCommitted() || isAnsweredByNetty()) {
                return Mono.empty();
            }
            response.setStatusCode(HttpStatus.BAD_REQUEST);
            return response.setComplete();
        });
    }
}

package no.nattro.gateway.edge;

import java.util.function.BooleanSupplier;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * A request whose body either arrives whole or does not go on, and says so. Left alone, a body that breaks off is an error in
 * the same chain of calls as a service's, and whoever resets their own uploads makes a healthy service look broken; and a
 * chunk that cannot be decoded <em>ends</em> the body: Netty answers 400 by itself, and the service gets what came before as
 * if it were all, and carries it out.
 */
class ClientRequest extends ServerHttpRequestDecorator {

    private final BooleanSupplier isAnsweredByNetty;
    private final Sinks.Empty<Void> broken = Sinks.empty();

    ClientRequest(ServerHttpRequest request, BooleanSupplier isAnsweredByNetty) {
        super(request);
        this.isAnsweredByNetty = isAnsweredByNetty;
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return super.getBody()
                .concatWith(Mono.defer(() -> isAnsweredByNetty.getAsBoolean() ? breakOff() : Mono.empty()))
                .onErrorResume(_ -> breakOff());
    }

    private Mono<DataBuffer> breakOff() {
        return Mono.fromRunnable(broken::tryEmitEmpty).then(Mono.never());
    }

    /** Completes when the body breaks off, and only then. */
    Mono<Void> brokenOff() {
        return broken.asMono();
    }
}

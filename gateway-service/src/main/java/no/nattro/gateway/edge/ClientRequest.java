package no.nattro.gateway.edge;

import no.nattro.gateway.problem.ClientGone;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;

/**
 * Tells a client that breaks off from a service that does. While a body passes through, both are a reset connection in the
 * same chain of calls, and whoever resets their own uploads could make a healthy service look broken.
 */
class ClientRequest extends ServerHttpRequestDecorator {

    ClientRequest(ServerHttpRequest request) {
        super(request);
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return super.getBody().onErrorMap(ClientGone::new);
    }
}

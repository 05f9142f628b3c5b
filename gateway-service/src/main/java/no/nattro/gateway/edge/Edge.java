package no.nattro.gateway.edge;

import no.nattro.gateway.browser.SecurityHeaders;
import no.nattro.platform.request.RequestId;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The outermost layer of all. A {@code WebFilter} would be too late: the observation of the request has read the outside's
 * {@code traceparent} and request id by then, and writes them back into the call to the service.
 */
@Component
class Edge implements HttpHandlerDecoratorFactory {

    private final SecurityHeaders security;

    Edge(SecurityHeaders security) {
        this.security = security;
    }

    @Override
    public HttpHandler apply(HttpHandler inner) {
        return (request, response) -> {
            RequestId id = OutsideHeaders.requestId(request.getHeaders().getOrEmpty(RequestId.HEADER));
            ClientRequest clean = new ClientRequest(
                    request.mutate().headers(headers -> OutsideHeaders.clean(headers, id)).build(), response);
            response.beforeCommit(() -> Mono.fromRunnable(() -> sign(response, id, clean)));
            return inner.handle(clean, response).takeUntilOther(clean.brokenOff()).then(clean.giveUp());
        };
    }

    /** At the last moment, when the service's own headers are there to be replaced. */
    private void sign(ServerHttpResponse response, RequestId id, ServerHttpRequest request) {
        HttpHeaders headers = response.getHeaders();
        headers.set(RequestId.HEADER, id.value());
        security.set(headers, request.getURI());
        if (request.getPath().value().startsWith("/api/")) {
            headers.setCacheControl(CacheControl.noStore());
        }
    }
}

package no.nattro.gateway.upstream;

import java.util.Optional;
import no.nattro.gateway.shopper.Shopper;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.request.RequestId;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * What the gateway itself tells the services. It comes last, after the headers that {@code Connection} names are removed:
 * else a client could have {@code X-Shopper-Id} taken away by naming it there.
 */
@Component
class InwardHeaders implements HttpHeadersFilter, Ordered {

    static final String SHOPPER_ID = "X-Shopper-Id";

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public boolean supports(Type type) {
        return type == Type.REQUEST;
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        HttpHeaders headers = new HttpHeaders();
        headers.addAll(input);
        headers.remove(HttpHeaders.COOKIE); // a signed cookie is the gateway's business, and nothing for the services' logs
        headers.remove(HttpHeaders.EXPECT); // answered here
        headers.set(RequestId.HEADER, exchange.getRequest().getHeaders().getFirst(RequestId.HEADER));
        Optional.<Deadline>ofNullable(exchange.getAttribute(CallLimit.DEADLINE)).ifPresent(
                deadline -> headers.set(Deadline.HEADER, Long.toString(deadline.left().toMillis())));
        Shopper.of(exchange).ifPresent(shopper -> headers.set(SHOPPER_ID, shopper.id().toString()));
        return headers;
    }
}

package no.nattro.gateway.shopper;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.nattro.gateway.problem.GatewayProblem;
import no.nattro.platform.problem.ProblemException;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Finds out who is calling, and deals with those who cannot say. */
@Component
public class ShopperFilters {

    private final ShopperCookie cookie;

    ShopperFilters(ShopperCookie cookie) {
        this.cookie = cookie;
    }

    /** The filter for a route where that happens without a cookie. */
    public GatewayFilter filter(WithoutCookie withoutCookie) {
        return (exchange, chain) -> known(exchange)
                .map(shopper -> goOn(exchange, chain, shopper, cookie.isAged(shopper)))
                .orElseGet(() -> unknown(exchange, chain, withoutCookie));
    }

    /** Of two cookies one is not ours, and it cannot be said which the shopper means. */
    private Optional<Shopper> known(ServerWebExchange exchange) {
        List<HttpCookie> cookies = exchange.getRequest().getCookies().getOrDefault(cookieName(exchange), List.of());
        return cookies.size() == 1 ? cookie.read(cookies.getFirst().getValue()) : Optional.empty();
    }

    private Mono<Void> goOn(ServerWebExchange exchange, GatewayFilterChain chain, Shopper shopper, boolean issue) {
        if (issue) {
            issue(exchange, shopper.id());
        }
        shopper.isBehind(exchange);
        return chain.filter(exchange);
    }

    private Mono<Void> unknown(ServerWebExchange exchange, GatewayFilterChain chain, WithoutCookie withoutCookie) {
        return switch (withoutCookie) {
            case WELCOME -> goOn(exchange, chain, cookie.issuedNow(UUID.randomUUID()), true);
            case INVITE -> {
                issue(exchange, UUID.randomUUID());
                yield refuse(exchange, "This answer sets the cookie: repeat the request once, with it and with the same"
                        + " Idempotency-Key. Nothing was ordered.");
            }
            case REFUSE -> refuse(exchange, "Orders are shown to the shopper who placed them: send the cookie that came"
                    + " with GET /api/products.");
        };
    }

    private void issue(ServerWebExchange exchange, UUID id) {
        exchange.getResponse().addCookie(cookie.write(cookie.issuedNow(id), isHttps(exchange)));
    }

    private static Mono<Void> refuse(ServerWebExchange exchange, String detail) {
        exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE,
                "Cookie realm=\"shop\", cookie-name=\"" + cookieName(exchange) + "\"");
        return Mono.error(new ProblemException(GatewayProblem.SHOPPER_REQUIRED, detail));
    }

    private static String cookieName(ServerWebExchange exchange) {
        return ShopperCookie.name(isHttps(exchange));
    }

    /** As the client sees it: behind another edge the connection that arrives here is never https. */
    private static boolean isHttps(ServerWebExchange exchange) {
        return "https".equals(exchange.getRequest().getURI().getScheme());
    }
}

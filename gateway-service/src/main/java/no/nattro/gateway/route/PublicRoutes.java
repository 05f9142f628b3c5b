package no.nattro.gateway.route;

import static org.springframework.cloud.gateway.support.RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR;

import no.nattro.gateway.breaker.Breakers;
import no.nattro.gateway.limit.ShopperLimit;
import no.nattro.gateway.shopper.ShopperFilters;
import no.nattro.gateway.upstream.TakeTurns;
import no.nattro.gateway.upstream.Upstreams;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;

/** One route for each public call. */
@Configuration(proxyBeanMethods = false)
class PublicRoutes {

    @Bean
    RouteLocator publicCalls(RouteLocatorBuilder builder, Upstreams upstreams, ShopperFilters shoppers,
            ShopperLimit limit, Breakers breakers) {
        RouteLocatorBuilder.Builder routes = builder.routes();
        for (PublicCall call : PublicCall.values()) {
            routes.route(call.id(), route -> route
                    .predicate(exchange -> call.takes(exchange.getRequest().getMethod())
                            && call.path().matches(exchange.getRequest().getURI()))
                    .filters(filters -> filters
                            .filter(named(call.path()))
                            .filter(shoppers.filter(call.withoutCookie()))
                            .filter(call == PublicCall.PLACE_ORDER ? limit.ofPurchases() : limit.ofRequests())
                            .filter(breakers.of(call.id()), Breakers.ORDER))
                    .metadata(RESPONSE_TIMEOUT_ATTR, upstreams.of(call.service()).responseTimeout().toMillis())
                    .uri(TakeTurns.address(call.service())));
        }
        return routes.build();
    }

    /** Metrics and spans know the path by its template; by itself the gateway leaves it unknown. */
    private static GatewayFilter named(PublicPath path) {
        return (exchange, chain) -> {
            ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                    .ifPresent(observation -> observation.setPathPattern(path.template()));
            return chain.filter(exchange);
        };
    }
}

package no.nattro.gateway.upstream;

import static java.util.stream.Collectors.toMap;
import static org.springframework.cloud.gateway.filter.RouteToRequestUrlFilter.ROUTE_TO_URL_FILTER_ORDER;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.nattro.gateway.upstream.Upstreams.Service;
import no.nattro.platform.upstream.ReadyInstances;
import no.nattro.platform.upstream.Turns;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Chooses a ready instance for a route whose address is {@code upstream://<service>}, and changes nothing else of the url. */
@Component
public class TakeTurns implements GlobalFilter, Ordered {

    private static final String SCHEME = "upstream";

    private final Map<Service, Turns> turns;
    private final Map<Service, Counter> refused = new EnumMap<>(Service.class);

    TakeTurns(Upstreams upstreams, ReadyInstances instances, MeterRegistry metrics) {
        this.turns = Stream.of(Service.values()).collect(toMap(service -> service,
                service -> instances.of(name(service), upstreams.of(service).urls()), (first, _) -> first,
                () -> new EnumMap<>(Service.class)));
        for (Service service : Service.values()) {
            refused.put(service, Counter.builder("nattro.gateway.turns.refused").tag("upstream", name(service))
                    .description("Calls for which no instance of the service was ready").register(metrics));
        }
    }

    /** The address of a route to the service. */
    public static String address(Service service) {
        return SCHEME + "://" + name(service);
    }

    static String name(Service service) {
        return service.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int getOrder() {
        return ROUTE_TO_URL_FILTER_ORDER + 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getRequiredAttribute(GATEWAY_ROUTE_ATTR);
        if (SCHEME.equals(route.getUri().getScheme())) {
            Service service = Service.valueOf(route.getUri().getHost().toUpperCase(Locale.ROOT));
            Turns ofService = turns.get(service);
            Optional<URI> instance = ofService.next();
            if (instance.isEmpty()) {
                refused.get(service).increment();
                return Mono.error(UpstreamFailure.nobodyIsReady(exchange.getRequest().getMethod()));
            }
            new Asked(service, ofService, instance.get()).isOf(exchange);
            exchange.getAttributes().put(GATEWAY_REQUEST_URL_ATTR, at(instance.get(), exchange.getRequest().getURI()));
        }
        return chain.filter(exchange);
    }

    /** Joined from the raw parts: decoding and encoding again could turn one path into another. */
    static URI at(URI instance, URI asked) {
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        return URI.create(instance.getScheme() + "://" + instance.getRawAuthority() + asked.getRawPath() + query);
    }
}

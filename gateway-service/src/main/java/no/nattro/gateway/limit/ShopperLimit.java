package no.nattro.gateway.limit;

import java.util.function.Function;
import no.nattro.gateway.shopper.Shopper;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Counts what a shopper asks for, on a route that knows who it is. Somebody who becomes one by this very request has nothing
 * to be counted under yet: a bucket for each cookie that is given away would be one more thing that strangers can fill.
 */
@Component
public class ShopperLimit {

    private final RateLimit limit;

    ShopperLimit(RateLimit limit) {
        this.limit = limit;
    }

    /** For a route that buys; after the filter that finds out who the shopper is. */
    public GatewayFilter ofPurchases() {
        return filter(limit::passPurchase);
    }

    /** For any other. */
    public GatewayFilter ofRequests() {
        return filter(shopper -> limit.pass(Limit.SHOPPER, shopper));
    }

    private static GatewayFilter filter(Function<String, Mono<Void>> limit) {
        return (exchange, chain) -> Shopper.of(exchange).filter(shopper -> !shopper.isNew())
                .map(shopper -> limit.apply(shopper.id().toString()).then(Mono.defer(() -> chain.filter(exchange))))
                .orElseGet(() -> chain.filter(exchange));
    }
}

package no.nattro.gateway.limit;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import no.nattro.gateway.problem.GatewayProblem;
import no.nattro.platform.problem.ProblemException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Lets a caller pass, or refuses. Written here because the gateway's own filter answers with an empty 429 that says neither
 * why nor when to come back, and asks for one limit a route: whoever is over the limit of purchases would have paid with a
 * token of the other.
 */
@Component
class RateLimit {

    private final Buckets buckets;
    private final RateLimitProperties properties;
    private final Map<Limit, Counter> refused;

    RateLimit(Buckets buckets, RateLimitProperties properties, MeterRegistry metrics) {
        this.buckets = buckets;
        this.properties = properties;
        this.refused = Stream.of(Limit.values()).collect(toMap(identity(),
                limit -> Counter.builder("nattro.gateway.rate-limit.refused").tag("limit", limit.key())
                        .description("Requests answered 429").register(metrics),
                (first, _) -> first, () -> new EnumMap<>(Limit.class)));
    }

    /** Empty when the caller may go on, else the refusal. */
    Mono<Void> pass(Limit limit, String caller) {
        return buckets.take(limit, caller).flatMap(wait -> wait.isZero() ? Mono.empty() : refuse(limit, wait));
    }

    /**
     * The same of a purchase, which counts twice or not at all. The smaller limit first: the other way round a refused
     * purchase would for a moment take a token that another request of the same shopper could have had.
     */
    Mono<Void> passPurchase(String shopper) {
        return pass(Limit.PURCHASES, shopper).then(Mono.defer(() -> pass(Limit.SHOPPER, shopper)
                .doOnError(_ -> buckets.giveBack(Limit.PURCHASES, shopper))));
    }

    private Mono<Void> refuse(Limit limit, Duration wait) {
        return Mono.error(() -> {
            refused.get(limit).increment();
            return new ProblemException(GatewayProblem.RATE_LIMITED, limit.refusal(properties.of(limit)), wait, null);
        });
    }
}

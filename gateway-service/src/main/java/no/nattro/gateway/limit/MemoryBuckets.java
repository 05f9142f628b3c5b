package no.nattro.gateway.limit;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/**
 * Buckets of this process alone. Strangers decide how many there are, so the oldest habit of all, a map that only grows, would
 * let them decide how much memory the gateway needs: a bucket is forgotten once it would be full again, and there is a
 * largest number. Beyond it those go that were used least, and start again full; who keeps asking keeps their bucket.
 */
class MemoryBuckets implements Buckets {

    private final Map<Limit, LoadingCache<String, Bucket>> buckets;

    MemoryBuckets(RateLimitProperties properties, TimeMeter clock) {
        this.buckets = Stream.of(Limit.values()).collect(toMap(identity(),
                limit -> cache(properties.of(limit), properties.maxBuckets(), clock), (first, _) -> first,
                () -> new EnumMap<>(Limit.class)));
    }

    private static LoadingCache<String, Bucket> cache(Rate rate, int max, TimeMeter clock) {
        Bandwidth bandwidth = rate.bandwidth();
        return Caffeine.newBuilder().maximumSize(max).expireAfterAccess(rate.untilFull())
                .ticker(clock::currentTimeNanos)
                .executor(Runnable::run) // a little after some requests: no pool of threads for that
                .build(_ -> Bucket.builder().addLimit(bandwidth).withCustomTimePrecision(clock).build());
    }

    @Override
    public Mono<Duration> take(Limit limit, String caller) {
        return Mono.fromSupplier(() -> {
            ConsumptionProbe probe = buckets.get(limit).get(caller).tryConsumeAndReturnRemaining(1);
            return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
        });
    }

    @Override
    public void giveBack(Limit limit, String caller) {
        buckets.get(limit).get(caller).addTokens(1);
    }

    /** How many there are of the limit. */
    long count(Limit limit) {
        buckets.get(limit).cleanUp();
        return buckets.get(limit).estimatedSize();
    }

    @Override
    public void close() {
        buckets.values().forEach(LoadingCache::invalidateAll);
    }
}

package no.nattro.gateway.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The buckets behind one connection to Redis. A bucket is written back only if nobody else has changed it meanwhile, and read
 * again otherwise: fifty requests at once for one bucket would try more than a thousand times, and whoever sends fifty at once
 * would thereby not be counted. So those that meet here go as one, for which they have to meet in one object.
 */
class SharedBuckets {

    private final Map<Limit, LoadingCache<String, AsyncBucketProxy>> buckets = new EnumMap<>(Limit.class);

    SharedBuckets(AsyncProxyManager<String> redis, RateLimitProperties properties) {
        for (Limit limit : Limit.values()) {
            BucketConfiguration configuration = BucketConfiguration.builder()
                    .addLimit(properties.of(limit).bandwidth()).build();
            buckets.put(limit, Caffeine.newBuilder().maximumSize(properties.maxBuckets())
                    .expireAfterAccess(Duration.ofSeconds(1)) // nothing is lost with it: what they hold is in Redis
                    .executor(Runnable::run)
                    .build(caller -> redis.builder().withOptimization(Optimizations.batching())
                            .build("nattro:limit:" + limit.key() + ":" + caller,
                                    () -> CompletableFuture.completedFuture(configuration))));
        }
    }

    AsyncBucketProxy of(Limit limit, String caller) {
        return buckets.get(limit).get(caller);
    }
}

package no.nattro.gateway.limit;

import java.net.URI;
import java.time.Duration;
import no.nattro.gateway.limit.RateLimitProperties.Redis;
import no.nattro.gateway.limit.RateLimitProperties.Store;

/** The limits as they are by default, and others. */
final class Settings {

    static final Rate ADDRESS = new Rate(100, 300);
    static final Rate SHOPPER = new Rate(20, 60);
    static final Rate PURCHASES = new Rate(5, 30);

    private static final Redis NO_REDIS = new Redis(null, Duration.ofMillis(100));

    private Settings() {}

    static RateLimitProperties inMemory() {
        return inMemory(10_000);
    }

    static RateLimitProperties inMemory(int maxBuckets) {
        return new RateLimitProperties(Store.MEMORY, ADDRESS, SHOPPER, PURCHASES, maxBuckets, NO_REDIS);
    }

    /** With buckets that hardly fill up while a test runs. */
    static RateLimitProperties inRedis(String url, int burst, Duration timeout) {
        Rate rate = new Rate(1, burst);
        return new RateLimitProperties(Store.REDIS, rate, rate, rate, 100,
                new Redis(URI.create(url), timeout));
    }
}

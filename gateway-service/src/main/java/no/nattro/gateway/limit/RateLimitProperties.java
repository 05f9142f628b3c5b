package no.nattro.gateway.limit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often who may come; the rates stand in {@code application.yml}.
 *
 * @param store      where the buckets are: {@code memory} (default), each gateway counting for itself, or {@code redis}, all
 *                   of them together
 * @param address    of one IPv4 address, or one /64 of IPv6, which is what a household gets
 * @param shopper    of one shopper, known by a cookie of ours
 * @param purchases  of one shopper's {@code POST /api/orders}, each of which counts as a request too
 * @param maxBuckets how many buckets of each kind memory holds; default 10,000. They are forgotten when they are full again,
 *                   3 to 6 s after their owner's last request: even 3,000 new callers a second do not fill it, and half a
 *                   core does not answer as many
 * @param redis      where Redis is
 */
@Validated
@ConfigurationProperties("nattro.gateway.rate-limit")
record RateLimitProperties(@DefaultValue("memory") @NotNull Store store, @Valid @NotNull Rate address,
        @Valid @NotNull Rate shopper, @Valid @NotNull Rate purchases, @DefaultValue("10000") @Min(1) int maxBuckets,
        @DefaultValue @Valid Redis redis) {

    enum Store {
        MEMORY,
        REDIS
    }

    /**
     * A Redis server.
     *
     * @param url     as in {@code redis://redis:6379}, or {@code rediss://:password@redis:6379} with TLS; no default
     * @param timeout how long a request waits for it; default 100 ms
     */
    record Redis(@Nullable URI url, @DefaultValue("100ms") @NotNull Duration timeout) {

        /** Without the password that may stand in the url. */
        @Override
        public String toString() {
            return "timeout " + timeout;
        }
    }

    @AssertTrue(message = "store redis needs nattro.gateway.rate-limit.redis.url, as in redis://redis:6379")
    boolean isRedisKnown() {
        return store != Store.REDIS || redis.url() != null;
    }

    Rate of(Limit limit) {
        return switch (limit) {
            case ADDRESS -> address;
            case SHOPPER -> shopper;
            case PURCHASES -> purchases;
        };
    }
}

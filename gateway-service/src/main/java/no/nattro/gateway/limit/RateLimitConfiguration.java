package no.nattro.gateway.limit;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RateLimitConfiguration {

    @Bean
    Buckets buckets(RateLimitProperties properties, MeterRegistry metrics) {
        return switch (properties.store()) {
            case MEMORY -> inMemory(properties, metrics);
            case REDIS -> new RedisBuckets(properties, metrics);
        };
    }

    private static Buckets inMemory(RateLimitProperties properties, MeterRegistry metrics) {
        MemoryBuckets buckets = new MemoryBuckets(properties, TimeMeter.SYSTEM_NANOTIME);
        for (Limit limit : Limit.values()) {
            Gauge.builder("nattro.gateway.rate-limit.buckets", buckets, memory -> memory.count(limit))
                    .tag("limit", limit.key()).description("Buckets in memory; refused callers' are among them")
                    .register(metrics);
        }
        return buckets;
    }
}

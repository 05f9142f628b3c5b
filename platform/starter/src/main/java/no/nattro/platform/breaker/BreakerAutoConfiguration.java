package no.nattro.platform.breaker;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * The part of the starter for services with breakers: active where resilience4j is there. Without resilience4j's own
 * auto-configuration, which comes with aspects and endpoints for five patterns, and keeps the last hundred events of each.
 */
@AutoConfiguration
@ConditionalOnClass({CircuitBreakerRegistry.class, TaggedCircuitBreakerMetrics.class})
public class BreakerAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    CircuitBreakerRegistry circuitBreakers() {
        return CircuitBreakerRegistry.ofDefaults();
    }

    /** Under the names that everybody's dashboards for resilience4j know. */
    @Bean
    @ConditionalOnMissingBean
    TaggedCircuitBreakerMetrics breakerMetrics(CircuitBreakerRegistry breakers) {
        return TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers);
    }

    @Bean
    @ConditionalOnMissingBean
    NeighbourBreakers neighbourBreakers(CircuitBreakerRegistry breakers, MeterRegistry metrics) {
        return new NeighbourBreakers(breakers, metrics);
    }
}

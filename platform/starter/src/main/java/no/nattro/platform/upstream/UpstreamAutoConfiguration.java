package no.nattro.platform.upstream;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedRetryMetrics;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import no.nattro.platform.breaker.BreakerAutoConfiguration;
import no.nattro.platform.breaker.NeighbourBreakers;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.web.client.RestClientAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.web.client.RestClient;

/** The part of the starter for services that call others: active where Apache's client and resilience4j are there. */
@AutoConfiguration(after = {RestClientAutoConfiguration.class, ReadyInstancesAutoConfiguration.class,
        BreakerAutoConfiguration.class})
@ConditionalOnClass({CloseableHttpClient.class, RetryRegistry.class, BulkheadRegistry.class, TaggedRetryMetrics.class,
        RestClient.class})
@EnableConfigurationProperties(UpstreamProperties.class)
public class UpstreamAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    RetryRegistry retries() {
        return RetryRegistry.ofDefaults();
    }

    @Bean
    @ConditionalOnMissingBean
    BulkheadRegistry bulkheads() {
        return BulkheadRegistry.ofDefaults();
    }

    @Bean
    @ConditionalOnMissingBean
    TaggedRetryMetrics retryMetrics(RetryRegistry retries) {
        return TaggedRetryMetrics.ofRetryRegistry(retries);
    }

    @Bean
    @ConditionalOnMissingBean
    TaggedBulkheadMetrics bulkheadMetrics(BulkheadRegistry bulkheads) {
        return TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads);
    }

    @Bean
    Upstreams upstreams(UpstreamProperties properties, ObjectProvider<RestClient.Builder> restClients,
            Jackson2ObjectMapperBuilder json, RetryRegistry retries, NeighbourBreakers breakers,
            BulkheadRegistry bulkheads, ReadyInstances instances, MeterRegistry metrics) {
        return new Upstreams(properties, restClients, json, new Brakes(retries, breakers, bulkheads, metrics),
                instances);
    }
}

package no.nattro.platform.upstream;

import io.github.resilience4j.retry.RetryRegistry;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.web.client.RestClientAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.web.client.RestClient;

/** The part of the starter for services that call others: active where Apache's client and resilience4j are there. */
@AutoConfiguration(after = {RestClientAutoConfiguration.class,
        ReadyInstancesAutoConfiguration.class}, afterName = "io.github.resilience4j.springboot3.retry.autoconfigure.RetryAutoConfiguration")
@ConditionalOnClass({CloseableHttpClient.class, RetryRegistry.class, RestClient.class})
@EnableConfigurationProperties(UpstreamProperties.class)
public class UpstreamAutoConfiguration {

    @Bean
    Upstreams upstreams(UpstreamProperties properties, ObjectProvider<RestClient.Builder> restClients,
            Jackson2ObjectMapperBuilder json, RetryRegistry retries, ReadyInstances instances) {
        return new Upstreams(properties, restClients, json, retries, instances);
    }
}

package no.nattro.gateway.upstream;

import java.util.List;
import no.nattro.gateway.GatewayProperties;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientSslConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class UpstreamConfiguration {

    /** Not a component: to see what a scanned factory makes, Spring makes it, and all it needs, before its time. */
    @Bean
    UpstreamClient upstreamClient(HttpClientProperties client, ServerProperties server, HttpClientSslConfigurer ssl,
            List<HttpClientCustomizer> customizers, GatewayProperties gateway) {
        return new UpstreamClient(client, server, ssl, customizers, gateway);
    }
}

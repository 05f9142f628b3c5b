package no.nattro.gateway.browser;

import java.util.List;
import no.nattro.platform.request.RequestId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.server.WebFilter;

/**
 * Answers for the services whether another site's page may call. It comes before any route: a question about a POST is itself
 * an OPTIONS, and would be answered as one. While nobody may call, Spring refuses the question by itself.
 */
@Configuration(proxyBeanMethods = false)
class Cors {

    private static final String API = "/api/";

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    WebFilter otherSites(CorsProperties properties) {
        if (properties.allowedOrigins().isEmpty()) {
            return (exchange, chain) -> chain.filter(exchange);
        }
        CorsConfiguration others = configuration(properties);
        return new CorsWebFilter(
                exchange -> exchange.getRequest().getPath().value().startsWith(API) ? others : null);
    }

    private static CorsConfiguration configuration(CorsProperties properties) {
        CorsConfiguration others = new CorsConfiguration();
        others.setAllowedOrigins(properties.allowedOrigins());
        others.setAllowCredentials(properties.allowCredentials());
        others.setMaxAge(properties.maxAge());
        others.setAllowedMethods(List.of(HttpMethod.GET.name(), HttpMethod.HEAD.name(), HttpMethod.POST.name()));
        others.setAllowedHeaders(List.of(HttpHeaders.CONTENT_TYPE, "Idempotency-Key", RequestId.HEADER));
        others.setExposedHeaders(List.of(RequestId.HEADER, "Idempotency-Replayed", HttpHeaders.LOCATION,
                HttpHeaders.RETRY_AFTER));
        return others;
    }
}

package no.nattro.gateway.browser;

import java.util.List;
import no.nattro.gateway.problem.GatewayProblem;
import no.nattro.platform.problem.ProblemException;
import no.nattro.platform.request.RequestId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsProcessor;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/**
 * Answers for the services whether another site's page may call. It comes before any route: a question about a POST is itself
 * an OPTIONS, and would be answered as one.
 */
@Configuration(proxyBeanMethods = false)
class Cors {

    private static final String API = "/api/";

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 1) // who is refused has been counted
    WebFilter otherSites(CorsProperties properties) {
        CorsProcessor processor = new DefaultCorsProcessor();
        CorsConfiguration others = properties.allowedOrigins().isEmpty() ? null : configuration(properties);
        return (exchange, chain) -> {
            boolean isQuestion = CorsUtils.isPreFlightRequest(exchange.getRequest());
            CorsConfiguration rules = exchange.getRequest().getPath().value().startsWith(API) ? others : null;
            boolean isAllowed = rules == null ? !isQuestion : processor.process(rules, exchange);
            if (!isAllowed) {
                return Mono.error(() -> new ProblemException(GatewayProblem.ORIGIN_REFUSED,
                        "Pages of this site, or with these methods and headers, may not call the API from a browser."));
            }
            return isQuestion ? Mono.empty() : chain.filter(exchange);
        };
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

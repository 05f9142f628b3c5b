package no.nattro.gateway.route;

import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RequestPredicates.HEAD;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The OpenAPI document of everything that can be called here. */
@Configuration(proxyBeanMethods = false)
class PublicDocument {

    static final PublicPath PATH = new PublicPath("/docs/openapi.json");

    @Bean
    RouterFunction<ServerResponse> openApi() {
        return RouterFunctions.resource(GET(PATH.template()).or(HEAD(PATH.template())),
                new ClassPathResource("static/docs/openapi.json"),
                (_, headers) -> headers.setCacheControl(CacheControl.noCache())); // a new version is seen at once
    }
}

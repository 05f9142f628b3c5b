package no.nattro.gateway.file;

import java.util.EnumMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Serves the public files, and no other. */
@Configuration(proxyBeanMethods = false)
class PublicFiles {

    @Bean
    RouterFunction<ServerResponse> files() {
        Map<PublicFile, ServedFile> served = new EnumMap<>(PublicFile.class);
        for (PublicFile file : PublicFile.values()) {
            served.put(file, ServedFile.of(file));
        }
        return request -> reads(request)
                ? Mono.justOrEmpty(PublicFile.at(request.uri())).map(file -> {
                    ServerRequestObservationContext.findCurrent(request.exchange().getAttributes())
                            .ifPresent(observation -> observation.setPathPattern(file.path()));
                    return served.get(file)::answer;
                })
                : Mono.empty();
    }

    private static boolean reads(ServerRequest request) {
        return request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
    }
}

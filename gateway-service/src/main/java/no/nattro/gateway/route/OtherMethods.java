package no.nattro.gateway.route;

import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.nattro.gateway.file.PublicFile;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.MethodNotAllowedException;
import reactor.core.publisher.Mono;

/** A public path, asked with a method that it does not have: the answer says which it has. */
@Configuration(proxyBeanMethods = false)
class OtherMethods {

    @Bean
    RouterFunction<ServerResponse> whatElseIsAsked() {
        return RouterFunctions.route(OtherMethods::isOther, OtherMethods::answer);
    }

    private static boolean isOther(ServerRequest request) {
        Set<HttpMethod> methods = methodsOf(request.uri());
        return !methods.isEmpty() && (request.method() == HttpMethod.OPTIONS || !methods.contains(request.method()));
    }

    private static Mono<ServerResponse> answer(ServerRequest request) {
        Set<HttpMethod> methods = methodsOf(request.uri());
        return request.method() == HttpMethod.OPTIONS
                ? ServerResponse.noContent().allow(methods).build()
                : Mono.error(new MethodNotAllowedException(request.method(), methods));
    }

    private static Set<HttpMethod> methodsOf(URI asked) {
        Set<HttpMethod> methods = new TreeSet<>();
        Stream<HttpMethod> calls = Stream.of(PublicCall.values()).filter(call -> call.path().matches(asked))
                .map(PublicCall::method);
        Stream<HttpMethod> file = PublicFile.at(asked).map(_ -> HttpMethod.GET).stream();
        Stream.concat(calls, file).forEach(method -> {
            methods.add(method);
            if (method == HttpMethod.GET) {
                methods.add(HttpMethod.HEAD);
            }
            methods.add(HttpMethod.OPTIONS);
        });
        return methods;
    }
}

package no.nattro.gateway.problem;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.CLIENT_RESPONSE_HEADER_NAMES;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;
import no.nattro.gateway.FirstVisit;
import no.nattro.platform.problem.CommonProblem;
import no.nattro.platform.problem.Problem;
import no.nattro.platform.problem.ProblemException;
import no.nattro.platform.request.RequestId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.boot.web.reactive.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Writes the problem for whatever went wrong. What nobody expected is a 500 whose text stays in the log. */
@Component
@Order(-1) // where Spring Boot's own would be, before Spring's, which answers without a body
class ProblemWriter implements ErrorWebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemWriter.class);

    private final ObjectMapper json;
    private final FirstVisit visit;

    ProblemWriter(ObjectMapper json, FirstVisit visit) {
        this.json = json;
        this.visit = visit;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable thrown) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(thrown); // the head is gone: all that can be done is to break off, so that nobody takes the part for the whole
        }
        forgetWhatTheServiceAnswered(exchange);
        ProblemException problem = switch (thrown) {
            case ProblemException own -> own;
            case ResponseStatusException refused -> {
                response.getHeaders().putAll(refused.getHeaders());
                yield common(CommonProblem.ofStatus(refused.getStatusCode().value()), thrown);
            }
            default -> common(CommonProblem.INTERNAL_ERROR, thrown);
        };
        logFailure(exchange.getRequest(), problem);
        return write(problem, exchange.getRequest(), response);
    }

    /** An answer that broke off before its first byte has left its headers, the length of its body among them. */
    private static void forgetWhatTheServiceAnswered(ServerWebExchange exchange) {
        Set<String> names = exchange.getAttributeOrDefault(CLIENT_RESPONSE_HEADER_NAMES, Set.of());
        names.forEach(exchange.getResponse().getHeaders()::remove);
    }

    private static ProblemException common(CommonProblem type, Throwable cause) {
        return new ProblemException(type, type.title() + ".", List.of(), null, cause);
    }

    /** What is refused without asking anybody is counted where it is refused: a line for each, and a flood fills the disk. */
    private void logFailure(ServerHttpRequest request, ProblemException problem) {
        if (problem.type() == CommonProblem.INTERNAL_ERROR) {
            log.error("{} {} failed", request.getMethod(), request.getURI().getRawPath(), problem.getCause());
        } else if (problem.type().status() >= 500) {
            boolean isRefused = problem.type() == GatewayProblem.UPSTREAM_UNAVAILABLE;
            log.atLevel(isRefused || visit.is(request) ? Level.DEBUG : Level.WARN).log("{} {} answered {}: {}",
                    request.getMethod(), request.getURI().getRawPath(), problem.type().slug(),
                    problem.getCause() == null ? problem.detail() : problem.getCause().toString());
        }
    }

    private Mono<Void> write(ProblemException problem, ServerHttpRequest request, ServerHttpResponse response) {
        byte[] body = body(problem, request);
        HttpHeaders headers = response.getHeaders();
        response.setStatusCode(HttpStatusCode.valueOf(problem.type().status()));
        problem.retryAfterSeconds().ifPresent(seconds -> headers.set(HttpHeaders.RETRY_AFTER, seconds));
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setContentLength(body.length);
        headers.setCacheControl(CacheControl.noStore());
        return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private byte[] body(ProblemException problem, ServerHttpRequest request) {
        RequestId id = RequestId.accept(request.getHeaders().getFirst(RequestId.HEADER)).orElse(null);
        try {
            return json.writeValueAsBytes(Problem.of(problem.type(), problem.detail(), id, problem.errors()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem can always be written", e);
        }
    }
}

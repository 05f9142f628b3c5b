package no.nattro.platform.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import no.nattro.platform.problem.CommonProblem;
import no.nattro.platform.problem.FieldProblem;
import no.nattro.platform.problem.Problem;
import no.nattro.platform.problem.ProblemException;
import no.nattro.platform.problem.ProblemType;
import no.nattro.platform.request.RequestId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Turns every exception that leaves a controller into a problem. What Spring MVC refuses by itself keeps its status and
 * headers ({@code Allow}, {@code Accept}); what nobody expected is a 500 whose text stays in the log.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<Object> refused(ProblemException refusal, HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        refusal.retryAfterSeconds().ifPresent(seconds -> headers.set(HttpHeaders.RETRY_AFTER, seconds));
        if (refusal.type().status() >= 500) {
            log.warn("Answered {}: {}", refusal.type().slug(), refusal.detail(), refusal.getCause());
        }
        return reply(refusal.type(), refusal.detail(), refusal.errors(), headers, RequestIdFilter.of(request));
    }

    @ExceptionHandler
    ResponseEntity<Object> mistyped(MethodArgumentTypeMismatchException mismatch, HttpServletRequest request) {
        return reply(CommonProblem.INVALID_REQUEST, "'" + mismatch.getName() + "' has a value of the wrong kind.",
                List.of(new FieldProblem(mismatch.getName(), "has the wrong form")), new HttpHeaders(),
                RequestIdFilter.of(request));
    }

    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception unexpected, HttpServletRequest request) {
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), unexpected);
        return reply(CommonProblem.INTERNAL_ERROR, CommonProblem.INTERNAL_ERROR.title() + ".", List.of(),
                new HttpHeaders(), RequestIdFilter.of(request));
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException unreadable,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return reply(UnreadableBody.explain(unreadable), headers, request);
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException invalid,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<FieldProblem> errors = invalid.getFieldErrors().stream()
                .map(error -> new FieldProblem(error.getField(), String.valueOf(error.getDefaultMessage())))
                .sorted(Comparator.comparing(FieldProblem::field).thenComparing(FieldProblem::message))
                .toList();
        return reply(new ProblemException(CommonProblem.INVALID_REQUEST,
                "Some fields of the body are not valid; 'errors' names each.", errors, null, null), headers, request);
    }

    @Override
    protected ResponseEntity<Object> handleHandlerMethodValidationException(HandlerMethodValidationException invalid,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<FieldProblem> errors = invalid.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> new FieldProblem(
                                String.valueOf(result.getMethodParameter().getParameterName()),
                                String.valueOf(error.getDefaultMessage()))))
                .toList();
        return reply(new ProblemException(CommonProblem.INVALID_REQUEST,
                "Some parameters are not valid; 'errors' names each.", errors, null, null), headers, request);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMediaTypeNotSupported(HttpMediaTypeNotSupportedException unsupported,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return reply(new ProblemException(CommonProblem.UNSUPPORTED_MEDIA_TYPE,
                "Send the body with 'Content-Type: application/json'."), headers, request);
    }

    /** Everything else that Spring MVC refuses: its status is right, its words are not ours. */
    @Override
    protected ResponseEntity<Object> handleExceptionInternal(Exception refused, @Nullable Object body,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        CommonProblem type = CommonProblem.ofStatus(status.value());
        if (status.is5xxServerError()) {
            log.error("A request failed with {}", status, refused);
        }
        return reply(new ProblemException(type, type.title() + "."), headers, request);
    }

    private static ResponseEntity<Object> reply(ProblemException refusal, HttpHeaders headers, WebRequest request) {
        HttpServletRequest servletRequest = ((ServletWebRequest) request).getRequest();
        return reply(refusal.type(), refusal.detail(), refusal.errors(), headers, RequestIdFilter.of(servletRequest));
    }

    private static ResponseEntity<Object> reply(ProblemType type, String detail, List<FieldProblem> errors,
            HttpHeaders headers, @Nullable RequestId requestId) {
        return ResponseEntity.status(type.status()).headers(headers).contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problem.of(type, detail, requestId, errors));
    }
}

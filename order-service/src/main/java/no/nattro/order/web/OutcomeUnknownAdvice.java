package no.nattro.order.web;

import java.util.List;
import no.nattro.order.checkout.OutcomeUnknown;
import no.nattro.platform.problem.Problem;
import no.nattro.platform.request.RequestId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The one 500 that tells what to do: nobody must order again under a new key because of it. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE) // its cause may be one that another advice would call harmless
class OutcomeUnknownAdvice {

    private static final Logger log = LoggerFactory.getLogger(OutcomeUnknownAdvice.class);

    @ExceptionHandler
    ResponseEntity<Problem> unknown(OutcomeUnknown unknown, RequestId requestId) {
        log.error("The end of a request is not known", unknown.getCause());
        Problem problem = Problem.of(OrderProblem.OUTCOME_UNKNOWN,
                "It may have been done or not. Repeat the same request, a purchase with the same Idempotency-Key, to learn"
                        + " which.",
                requestId,
                List.of());
        return ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }
}

package no.nattro.inventory.web;

import java.time.Duration;
import java.util.List;
import no.nattro.platform.problem.CommonProblem;
import no.nattro.platform.problem.Problem;
import no.nattro.platform.problem.ProblemException;
import no.nattro.platform.request.RequestId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** A transaction that did not get a lock in time has been rolled back for certain: 503 and come again, not a 500. */
@RestControllerAdvice
@Order(0)
class ContendedStockAdvice {

    private static final Logger log = LoggerFactory.getLogger(ContendedStockAdvice.class);

    /** Longer than any transaction here takes unless it hangs. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    @ExceptionHandler
    ResponseEntity<Problem> notLocked(PessimisticLockingFailureException failure,
            @RequestAttribute(name = "no.nattro.platform.request.RequestId") RequestId requestId) {
        log.warn("A lock was not to be had: {}", failure.getMostSpecificCause().getMessage());
        return ResponseEntity.status(CommonProblem.UNAVAILABLE.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.RETRY_AFTER, ProblemException.wholeSeconds(RETRY_AFTER))
                .body(Problem.of(CommonProblem.UNAVAILABLE, "Others are busy with the same stock; nothing was stored.",
                        requestId, List.of()));
    }
}

package no.nattro.platform.jpa;

import java.time.Duration;
import java.util.List;
import no.nattro.platform.problem.CommonProblem;
import no.nattro.platform.problem.Problem;
import no.nattro.platform.problem.ProblemException;
import no.nattro.platform.request.RequestId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * A transaction that could not even begin has written nothing: 503 and come again. Every other failure of the database
 * leaves it open whether the commit happened, and stays a 500.
 */
@RestControllerAdvice
@Order(0)
class DatabaseProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(DatabaseProblemAdvice.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    @ExceptionHandler
    ResponseEntity<Problem> noConnection(CannotCreateTransactionException failure, RequestId requestId) {
        log.warn("No database connection to be had: {}", failure.getMostSpecificCause().getMessage());
        return ResponseEntity.status(CommonProblem.UNAVAILABLE.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.RETRY_AFTER, ProblemException.wholeSeconds(RETRY_AFTER))
                .body(Problem.of(CommonProblem.UNAVAILABLE, "The database cannot be reached now.",
                        requestId, List.of()));
    }
}

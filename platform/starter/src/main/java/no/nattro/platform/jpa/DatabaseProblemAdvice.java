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
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * A transaction that could not even begin has written nothing, and one that the database broke off is rolled back: 503 and
 * come again. Every other failure of the database leaves it open whether the commit happened, and stays a 500. Who commits
 * more than once in a request must not let these failures through after the first time.
 */
@RestControllerAdvice
@Order(0)
class DatabaseProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(DatabaseProblemAdvice.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    /** Longer than any transaction holds a lock unless it hangs. */
    private static final Duration RETRY_LOCKED_AFTER = Duration.ofSeconds(1);

    @ExceptionHandler
    ResponseEntity<Problem> noConnection(CannotCreateTransactionException failure, RequestId requestId) {
        log.warn("No database connection to be had: {}", failure.getMostSpecificCause().getMessage());
        return unavailable("The database cannot be reached now.", RETRY_AFTER, requestId);
    }

    @ExceptionHandler
    ResponseEntity<Problem> cancelled(QueryTimeoutException failure, RequestId requestId) {
        log.warn("The database took too long: {}", failure.getMostSpecificCause().getMessage());
        return unavailable("The database takes too long now; nothing was stored.", RETRY_AFTER, requestId);
    }

    @ExceptionHandler
    ResponseEntity<Problem> notLocked(PessimisticLockingFailureException failure, RequestId requestId) {
        log.warn("A lock was not to be had: {}", failure.getMostSpecificCause().getMessage());
        return unavailable("Others are busy with the same rows; nothing was stored.", RETRY_LOCKED_AFTER, requestId);
    }

    private static ResponseEntity<Problem> unavailable(String detail, Duration retryAfter, RequestId requestId) {
        return ResponseEntity.status(CommonProblem.UNAVAILABLE.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.RETRY_AFTER, ProblemException.wholeSeconds(retryAfter))
                .body(Problem.of(CommonProblem.UNAVAILABLE, detail, requestId, List.of()));
    }
}

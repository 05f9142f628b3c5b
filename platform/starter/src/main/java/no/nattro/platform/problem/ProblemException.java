package no.nattro.platform.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Thrown where a request is refused; becomes the reply. Its texts reach the caller: nothing internal belongs into them. */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ProblemType type;
    private final transient List<FieldProblem> errors;
    private final transient @Nullable Duration retryAfter;

    /** A problem that the caller ends by changing the request. */
    public ProblemException(ProblemType type, String detail, FieldProblem... errors) {
        this(type, detail, List.of(errors), null, null);
    }

    /** A problem that passes by itself: the reply says when to try again (whole seconds, at least one). */
    public ProblemException(ProblemType type, String detail, Duration retryAfter, @Nullable Throwable cause) {
        this(type, detail, List.of(), retryAfter, cause);
    }

    public ProblemException(ProblemType type, String detail, List<FieldProblem> errors, @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(detail, cause);
        this.type = type;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    public ProblemType type() {
        return type;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<FieldProblem> errors() {
        return errors;
    }

    /** The value of {@code Retry-After} in seconds, where trying again makes sense. */
    public Optional<String> retryAfterSeconds() {
        return Optional.ofNullable(retryAfter).map(ProblemException::wholeSeconds);
    }

    /** Rounded up, at least 1: a client that comes back too early is refused again. */
    public static String wholeSeconds(Duration wait) {
        return Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
    }
}

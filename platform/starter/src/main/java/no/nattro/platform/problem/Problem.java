package no.nattro.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import no.nattro.platform.request.RequestId;
import org.jspecify.annotations.Nullable;

/**
 * The body of an error reply, {@code application/problem+json} of RFC 9457.
 *
 * @param type      see {@link ProblemType#uri()}
 * @param title     the same for each occurrence of the type
 * @param status    the HTTP status
 * @param detail    this occurrence: what happened and what the caller can do
 * @param requestId the request that it happened to
 * @param errors    the fields at fault, left out where there are none
 */
public record Problem(String type, String title, int status, String detail, @Nullable String requestId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldProblem> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = errors == null ? List.of() : List.copyOf(errors);
    }

    /** A problem of the type, for this request. */
    public static Problem of(ProblemType type, String detail, @Nullable RequestId requestId,
            List<FieldProblem> errors) {
        return new Problem(type.uri(), type.title(), type.status(), detail,
                requestId == null ? null : requestId.value(), errors);
    }
}

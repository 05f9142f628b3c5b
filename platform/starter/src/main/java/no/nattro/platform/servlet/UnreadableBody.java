package no.nattro.platform.servlet;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import no.nattro.platform.problem.CommonProblem;
import no.nattro.platform.problem.FieldProblem;
import no.nattro.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;

/** Says in the caller's terms why a body could not be read. Jackson's own words would name our classes. */
final class UnreadableBody {

    private UnreadableBody() {}

    static ProblemException explain(HttpMessageNotReadableException unreadable) {
        for (Throwable cause = unreadable.getCause(); cause != null; cause = cause.getCause()) {
            switch (cause) {
                case BodyTooLarge tooLarge -> {
                    return new ProblemException(CommonProblem.TOO_LARGE, "The body is too large: "
                            + tooLarge.getMessage() + ".");
                }
                case UnrecognizedPropertyException unknown -> {
                    return field(path(unknown), "is not a field of this request; known here: "
                            + knownFields(unknown));
                }
                case MismatchedInputException mismatch when !mismatch.getPath().isEmpty() -> {
                    return field(path(mismatch), "has a value of the wrong kind");
                }
                case JsonMappingException outOfRange when outOfRange.getCause() instanceof InputCoercionException -> {
                    return field(path(outOfRange), "is out of range");
                }
                case JsonProcessingException malformed when !(malformed.getCause() instanceof BodyTooLarge) -> {
                    return new ProblemException(CommonProblem.INVALID_REQUEST,
                            "The body is not the JSON that is expected here" + at(malformed.getLocation()) + ".");
                }
                default -> {
                    // an exception around the one that knows more
                }
            }
        }
        return new ProblemException(CommonProblem.INVALID_REQUEST, "A JSON body is required.");
    }

    private static ProblemException field(String path, String message) {
        return new ProblemException(CommonProblem.INVALID_REQUEST, "'" + path + "' " + message + ".",
                new FieldProblem(path, message));
    }

    private static String knownFields(UnrecognizedPropertyException unknown) {
        List<String> known = unknown.getKnownPropertyIds() == null
                ? List.of()
                : unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
        return String.join(", ", known);
    }

    private static String path(JsonMappingException problem) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : problem.getPath()) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }

    private static String at(@Nullable JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : " (see line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}

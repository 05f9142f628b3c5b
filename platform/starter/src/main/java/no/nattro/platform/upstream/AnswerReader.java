package no.nattro.platform.upstream;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import no.nattro.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** Reads an answer as an outcome. Tolerant of fields it does not know: the neighbour may be newer. */
final class AnswerReader {

    private final ObjectMapper json;

    AnswerReader(ObjectMapper json) {
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    <T, R> AttemptResult<T, R> read(UpstreamCall<T, R> call, int status, @Nullable MediaType type, byte[] body) {
        if (status == 200 || status == 201) {
            return AttemptResult.answered(success(call, body));
        }
        if (status >= 500) {
            return AttemptResult.failedFast(new Outcome.Unknown<>("answered " + status));
        }
        return AttemptResult.answered(status < 400
                ? new Outcome.Unknown<>("answered " + status)
                : refusal(call, status, type, body));
    }

    private <T, R> Outcome<T, R> success(UpstreamCall<T, R> call, byte[] body) {
        try {
            T value = json.readValue(body, call.answer());
            return value == null ? new Outcome.Unknown<>("an empty answer") : new Outcome.Done<>(value);
        } catch (IOException e) {
            return new Outcome.Unknown<>("an answer that cannot be read");
        }
    }

    private <T, R> Outcome<T, R> refusal(UpstreamCall<T, R> call, int status, @Nullable MediaType type, byte[] body) {
        if (!MediaType.APPLICATION_PROBLEM_JSON.equalsTypeAndSubtype(type)) {
            return new Outcome.Unknown<>("answered " + status + " without a problem");
        }
        try {
            Refusal refusal = json.readValue(body, Refusal.class);
            R reason = call.refusals().get(refusal.slug());
            return reason == null
                    ? new Outcome.Unknown<>("answered " + status + " " + refusal.type())
                    : new Outcome.Refused<>(reason, refusal.detail() == null ? "" : refusal.detail());
        } catch (IOException e) {
            return new Outcome.Unknown<>("answered " + status + " with a problem that cannot be read");
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Refusal(@Nullable String type, @Nullable String detail) {

        String slug() {
            return type != null && type.startsWith(ProblemType.URI_PREFIX)
                    ? type.substring(ProblemType.URI_PREFIX.length())
                    : "";
        }
    }
}

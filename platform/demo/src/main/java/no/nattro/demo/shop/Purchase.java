package no.nattro.demo.shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One purchase and its end.
 *
 * @param httpStatus null when there was no answer
 * @param replayed   whether the shop knew the key and gave the answer that it had given before
 * @param key        the idempotency key, with which the same purchase can be asked for again
 * @param limited    how often the shop said to come back later, with 429 or 503; that time is not counted
 * @param problem    the error reply as it came, or what the client itself can say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"answer", "httpStatus", "orderId", "total", "milliseconds", "requestId", "key", "replayed",
        "limited", "problem"})
public record Purchase(Answer answer, @Nullable Integer httpStatus, @Nullable String orderId, @Nullable Money total,
        long milliseconds, @Nullable String requestId, String key, boolean replayed, @Nullable JsonNode problem,
        int limited) {

    /** Each in a line: what went wrong, what to do about it, and the fields at fault. */
    public List<String> explanation() {
        List<String> lines = new ArrayList<>();
        if (problem != null) {
            String title = problem.path("title").asText("");
            String detail = problem.path("detail").asText("");
            lines.add(detail.isEmpty() ? title : title.isEmpty() ? detail : title + ": " + detail);
            problem.path("errors").forEach(error -> lines.add(
                    error.path("field").asText() + ": " + error.path("message").asText()));
        }
        if (answer == Answer.PENDING || answer == Answer.UNKNOWN) {
            lines.add("Ask again with the same key: --key " + key);
        }
        return lines;
    }
}

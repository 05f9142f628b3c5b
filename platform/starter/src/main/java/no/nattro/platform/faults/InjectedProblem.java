package no.nattro.platform.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import no.nattro.platform.problem.Problem;
import no.nattro.platform.problem.ProblemException;
import no.nattro.platform.request.RequestId;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * The answer of an error that was switched on. Of no type of ours, which RFC 9457 calls {@code about:blank}: a 402 out of
 * nowhere is not the refusal of a payment, and no caller may take it for one.
 */
final class InjectedProblem {

    private static final String NO_TYPE = "about:blank";

    private final ObjectMapper json;

    InjectedProblem(ObjectMapper json) {
        this.json = json;
    }

    void write(Fault fault, HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = fault.effect(Effect.Fail.class).status();
        HttpStatus known = HttpStatus.resolve(status);
        response.setStatus(status);
        response.setContentType(Problem.MEDIA_TYPE);
        if (known == HttpStatus.SERVICE_UNAVAILABLE || known == HttpStatus.TOO_MANY_REQUESTS) {
            response.setHeader(HttpHeaders.RETRY_AFTER, ProblemException.wholeSeconds(fault.left()));
        }
        RequestId id = request.getAttribute(RequestId.class.getName()) instanceof RequestId given ? given : null;
        json.writeValue(response.getOutputStream(), new Problem(NO_TYPE,
                known == null ? "An error" : known.getReasonPhrase(), status,
                "A fault that was switched on answers this. The request was not processed.",
                id == null ? null : id.value(), List.of()));
    }
}

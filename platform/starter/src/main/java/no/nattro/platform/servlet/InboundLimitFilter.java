package no.nattro.platform.servlet;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import no.nattro.platform.problem.CommonProblem;
import no.nattro.platform.problem.Problem;
import no.nattro.platform.problem.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what is more than the limits at once, before anything of it is read: 503, {@code Retry-After}, and nothing done.
 * Virtual threads have no number at which a service would stop to take requests in; without this brake they would all wait
 * for the few database connections until each has outlived its caller.
 */
class InboundLimitFilter extends OncePerRequestFilter {

    /** About what a request takes: by then places are free again, or the next refusal is as cheap. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final List<InboundLimit> limits;
    private final Predicate<HttpServletRequest> unlimited;
    private final ObjectMapper json;

    /** @param limits a request that several concern needs a place of each */
    InboundLimitFilter(List<InboundLimit> limits, Predicate<HttpServletRequest> unlimited, ObjectMapper json) {
        this.limits = limits;
        this.unlimited = unlimited;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return unlimited.test(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Admission admission = new Admission();
        if (!limits.stream().filter(limit -> limit.concerns(request)).allMatch(admission::take)) {
            admission.end();
            refuse(request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            admission.leave(request);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] problem = json.writeValueAsBytes(Problem.of(CommonProblem.UNAVAILABLE,
                "Too many requests are being worked"
                        + " on. Nothing was done by this one: repeat it as it is, after the time in Retry-After.",
                RequestIdFilter.of(request), List.of()));
        response.setStatus(CommonProblem.UNAVAILABLE.status());
        response.setHeader(HttpHeaders.RETRY_AFTER, ProblemException.wholeSeconds(RETRY_AFTER));
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(problem.length);
        response.getOutputStream().write(problem);
    }
}

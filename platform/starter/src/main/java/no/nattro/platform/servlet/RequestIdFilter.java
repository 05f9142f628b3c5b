package no.nattro.platform.servlet;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.nattro.platform.request.RequestId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sees to it that a request has exactly one well-formed {@code X-Request-ID}, and that the reply carries it. Runs before
 * the observation of the request starts, which reads the header as baggage: later would be too late for logs and spans.
 */
class RequestIdFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        RequestId id = onlyOne(request).flatMap(RequestId::accept).orElseGet(RequestId::random);
        request.setAttribute(RequestId.class.getName(), id);
        response.setHeader(RequestId.HEADER, id.value());
        chain.doFilter(new WithRequestId(request, id), response);
    }

    private static Optional<String> onlyOne(HttpServletRequest request) {
        List<String> ids = Collections.list(request.getHeaders(RequestId.HEADER));
        return ids.size() == 1 ? Optional.of(ids.getFirst()) : Optional.empty();
    }

    /** The id of a request that passed this filter; error dispatches included. */
    static @Nullable RequestId of(HttpServletRequest request) {
        return request.getAttribute(RequestId.class.getName()) instanceof RequestId id ? id : null;
    }

    private static final class WithRequestId extends HttpServletRequestWrapper {

        private final RequestId id;

        WithRequestId(HttpServletRequest request, RequestId id) {
            super(request);
            this.id = id;
        }

        @Override
        public String getHeader(String name) {
            return RequestId.HEADER.equalsIgnoreCase(name) ? id.value() : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return RequestId.HEADER.equalsIgnoreCase(name)
                    ? Collections.enumeration(List.of(id.value()))
                    : super.getHeaders(name);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            Set<String> names = new LinkedHashSet<>(Collections.list(super.getHeaderNames()));
            names.removeIf(RequestId.HEADER::equalsIgnoreCase);
            names.add(RequestId.HEADER);
            return Collections.enumeration(names);
        }
    }
}

package no.nattro.platform.shutdown;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends each connection with its next answer once readiness is withdrawn ({@code Connection: close}, RFC 9112 section 9.6).
 * Without it a caller keeps its connection for as long as it has requests, also where something in between chooses the
 * instance of a new connection only, as a Kubernetes Service does; and the request that it sends in the moment in which the
 * server closes is lost: nobody can tell whether it was carried out.
 */
class LastAnswer extends OncePerRequestFilter implements Ordered {

    private volatile boolean leaving;

    @EventListener
    void readinessChanged(AvailabilityChangeEvent<ReadinessState> change) {
        leaving = change.getState() == ReadinessState.REFUSING_TRAFFIC;
    }

    /** Before whatever may answer in place of a controller. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (leaving) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
        chain.doFilter(request, response);
    }
}

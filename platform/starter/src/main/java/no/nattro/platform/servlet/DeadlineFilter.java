package no.nattro.platform.servlet;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import no.nattro.platform.request.CurrentDeadline;
import no.nattro.platform.request.Deadline;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Starts the clock of a request when its head has arrived: the time its body takes counts too. Controllers are handed the
 * deadline; transactions find it at the thread.
 */
class DeadlineFilter extends OncePerRequestFilter {

    private final Duration budget;

    DeadlineFilter(Duration budget) {
        this.budget = budget;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Deadline deadline = Deadline.in(allowed(request.getHeader(Deadline.HEADER)));
        request.setAttribute(Deadline.class.getName(), deadline);
        try (CurrentDeadline.Scope _ = CurrentDeadline.set(deadline)) {
            chain.doFilter(request, response);
        }
    }

    private Duration allowed(@Nullable String millisLeft) {
        if (millisLeft == null || !millisLeft.matches("\\d{1,9}")) {
            return budget;
        }
        Duration left = Duration.ofMillis(Long.parseLong(millisLeft));
        return left.compareTo(budget) < 0 ? left : budget;
    }
}

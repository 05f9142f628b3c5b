package no.nattro.platform.faults;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a request meet the faults that are there for it, in this order: delays, one after the other; hangs; the first error
 * that strikes, which is its answer then; the loss of its reply. A probe meets none. Behind the filters that count and limit
 * what comes in: a request that hangs here holds its place, as it would in a service that hangs.
 */
class FaultFilter extends OncePerRequestFilter {

    private static final Set<String> PROBES = Set.of("/livez", "/readyz"); // Spring Boot's names, they cannot be set

    /** How often a request that hangs looks whether its client is still there. */
    private static final Duration LOOK = Duration.ofMillis(200);

    /** NGINX's number for it; nobody reads the answer, but the service's own metrics count it. */
    private static final int CLIENT_IS_GONE = 499;

    /** Of a connection that ends with it (RFC 9112, section 9.6). */
    private static final String LAST_ANSWER = "close";

    private final Faults faults;
    private final InjectedProblem problem;

    FaultFilter(Faults faults, InjectedProblem problem) {
        this.faults = faults;
        this.problem = problem;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return faults.list().isEmpty() || PROBES.contains(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        KeptBody kept = KeptBody.of(request);
        Visit visit = new Visit(kept);
        if (faults.of(Effect.Refuse.class).findAny().isPresent()) {
            response.setHeader(HttpHeaders.CONNECTION, LAST_ANSWER); // it came in before the door shut
        }
        delay(visit);
        if (!isThereAfterHanging(visit, Line.of(request), response)) {
            response.setStatus(CLIENT_IS_GONE);
            Line.of(request).cut();
            return;
        }
        Optional<Fault> error = error(visit);
        List<Fault> losses = striking(visit, Effect.LoseReply.class);
        if (error.isPresent()) {
            error.get().strike();
            problem.write(error.get(), request, response);
        } else if (losses.isEmpty()) {
            chain.doFilter(kept, response);
        } else {
            losses.forEach(Fault::strike);
            processInVain(kept, response, chain);
        }
    }

    private void delay(Visit visit) {
        for (Fault fault : striking(visit, Effect.Delay.class)) {
            fault.strike();
            isOver(fault, fault.effect(Effect.Delay.class).next(ThreadLocalRandom.current()));
        }
    }

    /** False when the client has gone meanwhile. */
    private boolean isThereAfterHanging(Visit visit, Line line, HttpServletResponse response) {
        for (Fault fault : striking(visit, Effect.Hang.class)) {
            fault.strike();
            // To look for the client, Tomcat reads, and may lose a request that was sent ahead of this one's answer.
            response.setHeader(HttpHeaders.CONNECTION, LAST_ANSWER);
            while (!isOver(fault, LOOK)) {
                if (line.isGone()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Waits, at most for so long. */
    private static boolean isOver(Fault fault, Duration limit) {
        try {
            return fault.awaitEnd(limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the service stops, and with it every fault
            return true;
        }
    }

    private Optional<Fault> error(Visit visit) {
        return striking(visit, Effect.Fail.class).stream()
                .filter(fault -> fault.effect(Effect.Fail.class).strikes(ThreadLocalRandom.current())).findFirst();
    }

    private static void processInVain(KeptBody request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, new NoAnswer(response));
        } finally {
            Line.of(request).cut();
        }
    }

    private List<Fault> striking(Visit visit, Class<? extends Effect> effect) {
        return faults.of(effect).filter(fault -> fault.plan().scope().covers(visit)).toList();
    }
}

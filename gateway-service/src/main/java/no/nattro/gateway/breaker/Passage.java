package no.nattro.gateway.breaker;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.web.server.ServerWebExchange;

/**
 * The permission of one call to go on to its service. Its end is told once; a second telling is ignored. Who never tells it
 * takes a probe away from a breaker that is half open.
 */
public final class Passage {

    private static final String ATTRIBUTE = Passage.class.getName();

    private final CircuitBreaker breaker;
    private final long start = System.nanoTime();
    private final AtomicBoolean isOver = new AtomicBoolean();

    Passage(CircuitBreaker breaker) {
        this.breaker = breaker;
    }

    void isOf(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    /** That of the request, if it was let through. */
    public static Optional<Passage> of(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getAttribute(ATTRIBUTE));
    }

    /** The service has answered, and be it with a refusal. */
    public void succeeded() {
        if (isOver.compareAndSet(false, true)) {
            breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
    }

    /**
     * The service has failed.
     *
     * @param how as in {@code it answered 500}: for the log, should this be the failure that closes the route
     */
    public void failed(String how) {
        if (isOver.compareAndSet(false, true)) {
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, new Failure(how));
        }
    }

    /** Nothing was learnt about the service: it counts as if the call had not been. */
    public void taughtNothing() {
        if (isOver.compareAndSet(false, true)) {
            breaker.releasePermission();
        }
    }

    private static final class Failure extends Exception {

        private static final long serialVersionUID = 1L;

        private Failure(String how) {
            super(how, null, false, false); // a reason, and no place in the code
        }
    }
}

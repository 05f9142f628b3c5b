package no.nattro.platform.breaker;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The permission of one call to go on to its neighbour. Its end is told once; a second telling is ignored. Who never tells it
 * takes a probe away from a breaker that is half open.
 */
public final class Passage {

    private final CircuitBreaker breaker;
    private final boolean isProbe;
    private final long start = System.nanoTime();
    private final AtomicBoolean isOver = new AtomicBoolean();

    Passage(CircuitBreaker breaker) {
        this.breaker = breaker;
        this.isProbe = isHalfOpen();
    }

    /** The neighbour has answered, and be it with a refusal. */
    public void succeeded() {
        if (ends()) {
            breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
    }

    /**
     * The neighbour has failed.
     *
     * @param how as in {@code it answered 500}: for the log, should this be the failure that opens the breaker
     */
    public void failed(String how) {
        if (ends()) {
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, new Failure(how));
        }
    }

    /** Nothing was learnt about the neighbour: it counts as if the call had not been. */
    public void taughtNothing() {
        if (ends()) {
            breaker.releasePermission();
        }
    }

    /** What began before the breaker opened says nothing about the neighbour after the pause: that is what the probe is for. */
    private boolean ends() {
        return isOver.compareAndSet(false, true) && (isProbe || !isHalfOpen());
    }

    private boolean isHalfOpen() {
        return breaker.getState() == CircuitBreaker.State.HALF_OPEN;
    }

    private static final class Failure extends Exception {

        private static final long serialVersionUID = 1L;

        private Failure(String how) {
            super(how, null, false, false); // a reason, and no place in the code
        }
    }
}

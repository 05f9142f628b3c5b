package no.nattro.platform.breaker;

import java.time.Duration;

/** Is told of each change of a breaker that a person should hear of, once. */
public interface BreakerWatch {

    /**
     * It has opened, or a probe has failed and it stays open.
     *
     * @param pause       how long nobody is let through from now on
     * @param lastFailure the one that opened it, as {@link Passage#failed} was told
     */
    void opened(Duration pause, String lastFailure);

    /** A probe has succeeded, and everybody is let through again. */
    void closed();
}

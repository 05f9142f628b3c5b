package no.nattro.platform.upstream;

import java.time.Duration;
import java.util.Optional;
import no.nattro.platform.request.Deadline;

/**
 * How far one attempt has come. The exception at its end does not tell: a limit that strikes while a connection is waited for
 * is the same as one that strikes while the neighbour works, and only after the second may something have happened.
 */
final class Progress {

    /** For the links of the client's chain, which is handed nothing of ours; they run in the caller's thread. */
    static final ScopedValue<Progress> OF_THIS_ATTEMPT = ScopedValue.newInstance();

    private final Deadline deadline;
    private final Duration total;
    private final boolean guarded;
    private final Duration limit;
    private volatile boolean hasConnection;
    private volatile boolean hasDeparted;
    private volatile boolean wasCut;

    /** @param guarded whether it is cut at its limit at all */
    Progress(Deadline deadline, Duration total, boolean guarded) {
        this.deadline = deadline;
        this.total = total;
        this.guarded = guarded;
        this.limit = deadline.leftWithin(total);
    }

    /** The neighbour's limit or what was left of the caller's time at the beginning, whichever is shorter. */
    Optional<Duration> limit() {
        return guarded ? Optional.of(limit) : Optional.empty();
    }

    boolean isLimitedByDeadline() {
        return limit.compareTo(total) < 0;
    }

    /** What is left of the caller's time now. */
    Duration left() {
        return deadline.left();
    }

    boolean isWorthSending() {
        return !guarded || deadline.allowsACall();
    }

    /** The request is about to go onto its connection: from here on it may have arrived. */
    void depart() {
        hasDeparted = true;
    }

    boolean hasDeparted() {
        return hasDeparted;
    }

    /** Its limit is over. */
    void cut(boolean hasConnection) {
        this.hasConnection = hasConnection;
        wasCut = true;
    }

    boolean wasCut() {
        return wasCut;
    }

    /** Whether it was cut while it connected, and not while it waited for a place in the pool. */
    boolean wasConnecting() {
        return wasCut && hasConnection && !hasDeparted;
    }
}

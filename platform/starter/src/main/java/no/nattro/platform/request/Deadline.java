package no.nattro.platform.request;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The moment after which nobody waits for the answer any more. It is counted on the monotonic clock of this process and
 * travels as what is <em>left</em> (milliseconds, see {@link #HEADER}), so that the clocks of two machines need not agree;
 * the time a message is under way is the sender's loss.
 */
public final class Deadline {

    /** Milliseconds left when the request was sent; shrinks at each hop. */
    public static final String HEADER = "X-Request-Deadline-Ms";

    /** A call with less time left than this is not made: it would only be abandoned half way. */
    public static final Duration WORTH_A_CALL = Duration.ofMillis(50);

    private final LongSupplier nanos;
    private final long end;

    private Deadline(LongSupplier nanos, long end) {
        this.nanos = nanos;
        this.end = end;
    }

    /** The deadline that is this far away. */
    public static Deadline in(Duration budget) {
        return in(budget, System::nanoTime);
    }

    /** The same, on a clock of the caller's: nanoseconds from any origin, never going back. */
    public static Deadline in(Duration budget, LongSupplier nanos) {
        return new Deadline(nanos, nanos.getAsLong() + budget.toNanos());
    }

    /** What is left; zero when it has passed, never negative. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, end - nanos.getAsLong()));
    }

    /** Whether a call to a neighbour still makes sense. */
    public boolean allowsACall() {
        return left().compareTo(WORTH_A_CALL) >= 0;
    }

    /** What is left, but no more than the limit. */
    public Duration leftWithin(Duration limit) {
        Duration left = left();
        return left.compareTo(limit) < 0 ? left : limit;
    }

    @Override
    public String toString() {
        return left().toMillis() + " ms left";
    }
}

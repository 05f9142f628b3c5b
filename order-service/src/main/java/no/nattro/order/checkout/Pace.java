package no.nattro.order.checkout;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * So many a second, and after a rest no more at once than a few. It is asked before anything is claimed: who has a turn goes on
 * at once, and nobody's lease runs out while he waits for one. For one thread.
 */
final class Pace {

    private final long each;
    private final long most;
    private final LongSupplier nanos;
    private long saved;
    private long lookedAt;

    /**
     * @param perSecond how many turns there are in the long run
     * @param atOnce    how many turns a rest saves at most
     * @param nanos     nanoseconds from any origin, never going back
     */
    Pace(int perSecond, int atOnce, LongSupplier nanos) {
        this.each = Duration.ofSeconds(1).toNanos() / perSecond;
        this.most = each * atOnce;
        this.nanos = nanos;
        this.saved = most;
        this.lookedAt = nanos.getAsLong();
    }

    /** Takes as many turns as there are, up to the number wanted; returns how many. */
    int take(int wanted) {
        save();
        int taken = Math.toIntExact(Math.min(wanted, saved / each));
        saved -= taken * each;
        return taken;
    }

    /** Turns that nobody needed. */
    void giveBack(int turns) {
        saved = Math.min(most, saved + turns * each);
    }

    /** How long until there is a turn, in whole milliseconds; zero if there is one. */
    Duration untilTheNext() {
        save();
        return Duration.ofMillis(Math.ceilDiv(Math.max(0, each - saved), Duration.ofMillis(1).toNanos()));
    }

    private void save() {
        long now = nanos.getAsLong();
        saved = Math.min(most, saved + (now - lookedAt));
        lookedAt = now;
    }
}

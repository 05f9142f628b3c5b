package no.nattro.platform.upstream;

import java.time.Duration;

/**
 * How one instance stands with its caller: what it says of itself, and what became of the calls to it. The second is needed
 * because an instance that says it is ready may still fail every call, and because the next question is half a second away.
 * Guarded by {@link Turns}, except for what says otherwise.
 */
final class Standing {

    /** In a row, whatever was called. Three by chance are rare; and fewer than open a breaker over several instances. */
    static final int FAILURES_IN_A_ROW = 3;

    /** Times how often it was out already: a moment's trouble costs a moment, a broken instance is left alone ever longer. */
    static final Duration PAUSE = Duration.ofSeconds(5);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** A JVM on half a CPU needs about that long until the code that shoppers wait for is compiled. */
    static final Duration WARMING = Duration.ofSeconds(10);

    /** The share of a warm instance; a new one begins with one of it. */
    static final int FULL_SHARE = 10;

    private Readiness.Kind kind = Readiness.Kind.READY;
    private boolean isDoubted;
    private volatile int failures; // read without the lock by whoever has a success to tell
    private int timesOut;
    private boolean isOut;
    private long outUntil;
    private boolean isWarming;
    private long warmingSince;

    /** What it said of itself just now; tells whether that is news. */
    boolean hear(Readiness.Kind said, long now) {
        boolean news = said != kind;
        if (said == Readiness.Kind.READY) {
            isDoubted = false;
            if (kind == Readiness.Kind.NOT_READY) {
                isWarming = true; // most likely it has just started
                warmingSince = now;
            }
        }
        kind = said;
        return news;
    }

    boolean hasFailed() {
        return failures > 0;
    }

    void succeeded() {
        failures = 0;
    }

    /** Nobody answered there: until it says again that it is ready, others are asked. */
    void lost(long now) {
        isDoubted = true;
        failed(now);
    }

    void failed(long now) {
        failures++; // written under the lock only
        if (failures >= FAILURES_IN_A_ROW && !isOut) {
            timesOut = now - outUntil > LONGEST_PAUSE.toNanos() ? 1 : timesOut + 1;
            Duration pause = PAUSE.multipliedBy(timesOut);
            outUntil = now + (pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE).toNanos();
            isOut = true;
        }
    }

    /** Ends what only lasts a while. */
    void tick(long now) {
        if (isOut && now - outUntil >= 0) {
            isOut = false;
            failures = 0;
        }
        isWarming &= now - warmingSince < WARMING.toNanos();
    }

    boolean isGood() {
        return kind == Readiness.Kind.READY && !isDoubted && !isOut;
    }

    /** Whether it may be asked where nobody is good: whoever said no means it. */
    boolean isBetterThanNothing() {
        return kind != Readiness.Kind.NOT_READY;
    }

    boolean isOut() {
        return isOut;
    }

    int share(long now) {
        return isWarming
                ? Math.max(1, Math.toIntExact(FULL_SHARE * (now - warmingSince) / WARMING.toNanos()))
                : FULL_SHARE;
    }
}

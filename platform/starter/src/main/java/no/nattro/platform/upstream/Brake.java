package no.nattro.platform.upstream;

import java.util.Locale;

/** What keeps a call from being sent, other than the {@linkplain no.nattro.platform.breaker.NeighbourBreaker breaker}. */
enum Brake {
    /** All places are taken. */
    BULKHEAD,
    /** It had a place, and no connection became free in time. */
    LEASE,
    /** Its caller waits no longer. */
    DEADLINE;

    /** The value of the tag {@code brake}. */
    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}

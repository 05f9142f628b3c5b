package no.nattro.platform.faults;

import java.time.Duration;

/**
 * A fault as it is asked for.
 *
 * @param length after which it ends by itself
 */
record FaultPlan(Effect effect, Scope scope, Duration length) {

    /** The longest: who forgets a fault shall not look for it the next day. */
    static final Duration LONGEST = Duration.ofHours(1);

    @Override
    public String toString() {
        return effect + " for " + scope;
    }
}

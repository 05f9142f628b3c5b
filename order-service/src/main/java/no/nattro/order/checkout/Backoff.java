package no.nattro.order.checkout;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import no.nattro.order.RecoveryProperties;

/**
 * The pauses of recovery. Each is between half of its length and the whole, so that orders that got stuck together do not come
 * back together. It grows with unknown outcomes only: a neighbour that was not reached is not the slower for being asked.
 */
class Backoff implements Pause {

    /** Doubling further would only overflow: the longest pause is reached long before. */
    private static final int MOST_DOUBLINGS = 30;

    private final RecoveryProperties properties;
    private final DoubleSupplier random;

    /** @param random from 0 up to, but not including, 1 */
    Backoff(RecoveryProperties properties, DoubleSupplier random) {
        this.properties = properties;
        this.random = random;
    }

    @Override
    public Duration afterUnknown(int attempts) {
        Duration grown = properties.firstPause().multipliedBy(1L << Math.clamp(attempts - 1L, 0, MOST_DOUBLINGS));
        return jittered(grown.compareTo(properties.longestPause()) < 0 ? grown : properties.longestPause());
    }

    @Override
    public Duration afterNotSent() {
        return jittered(properties.notSentPause());
    }

    Duration untilTheNextPoll() {
        return jittered(properties.pollInterval());
    }

    private Duration jittered(Duration longest) {
        return Duration.ofMillis(Math.round(longest.toMillis() * (1 + random.getAsDouble()) / 2));
    }
}

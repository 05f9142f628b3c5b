package no.nattro.gateway.limit;

import io.github.bucket4j.Bandwidth;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * A bucket's size and flow.
 *
 * @param perSecond how many tokens come back in a second, one by one
 * @param burst     how many it holds: so many can be taken at once after a pause
 */
record Rate(@Min(1) int perSecond, @Min(1) int burst) {

    Bandwidth bandwidth() {
        return Bandwidth.builder().capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)).build();
    }

    /** The time after which it does not matter whether anybody remembers the bucket. */
    Duration untilFull() {
        return Duration.ofMillis(1 + 1000L * burst / perSecond);
    }
}

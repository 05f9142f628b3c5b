package no.nattro.gateway.limit;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** A clock that stands still until it is told how much time has passed. */
final class ManualClock implements TimeMeter {

    private long nanos = 1_000_000_000_000L; // as a running machine's

    void pass(Duration time) {
        nanos += time.toNanos();
    }

    @Override
    public long currentTimeNanos() {
        return nanos;
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}

package no.nattro.platform.breaker;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/** A pause must not last an hour longer because somebody has set the machine's clock back by one. */
final class MonotonicClock extends Clock {

    private final LongSupplier nanos;

    /** @param nanos from any origin, never going back */
    MonotonicClock(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH.plusNanos(nanos.getAsLong());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this; // nobody reads a date from it
    }
}

package no.nattro.platform.servlet;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** At most so many requests of one kind at once; what is too much is refused and never waits. */
final class InboundLimit {

    private final Predicate<HttpServletRequest> kind;
    private final Semaphore places;
    private final Counter refused;
    private final Refusals refusals;

    /** @param nanos the clock by which the log tells when it began and ceased to refuse */
    InboundLimit(String share, int most, Predicate<HttpServletRequest> kind, MeterRegistry metrics,
            LongSupplier nanos) {
        this.kind = kind;
        this.places = new Semaphore(most);
        this.refusals = new Refusals(share, most, nanos);
        this.refused = Counter.builder("nattro.inbound.refused").tag("share", share)
                .description("Requests that were answered 503, since as many were being worked on as may be")
                .register(metrics);
        Gauge.builder("nattro.inbound.requests", places, free -> most - free.availablePermits()).tag("share", share)
                .description("Requests that are being worked on").strongReference(true).register(metrics);
        Gauge.builder("nattro.inbound.limit", () -> most).tag("share", share)
                .description("Requests that may be worked on at once").register(metrics);
    }

    boolean concerns(HttpServletRequest request) {
        return kind.test(request);
    }

    /** Takes a place, to be given back once; false when there is none. */
    boolean admit() {
        boolean admitted = places.tryAcquire();
        if (admitted) {
            refusals.admitted();
        } else {
            refused.increment();
            refusals.refused();
        }
        return admitted;
    }

    void leave() {
        places.release();
    }
}

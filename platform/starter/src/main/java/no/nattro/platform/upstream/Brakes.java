package no.nattro.platform.upstream;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import no.nattro.platform.breaker.NeighbourBreakers;

/** Where the brakes of the neighbours come from, and where they are seen. */
record Brakes(RetryRegistry retries, NeighbourBreakers breakers, BulkheadRegistry bulkheads, MeterRegistry metrics) {

    /** Of which no metric knows, for rehearsals. */
    static Brakes unseen() {
        return new Brakes(RetryRegistry.ofDefaults(), NeighbourBreakers.unseen(), BulkheadRegistry.ofDefaults(),
                new SimpleMeterRegistry());
    }
}

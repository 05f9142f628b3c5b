package no.nattro.gateway.upstream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import no.nattro.gateway.upstream.Upstreams.Service;
import org.springframework.stereotype.Component;

/** Counts the calls that found no free connection in time, so that it shows which brake has held. */
@Component
class FullPools {

    private final Map<Service, Counter> refused = new EnumMap<>(Service.class);

    FullPools(MeterRegistry metrics) {
        for (Service service : Service.values()) {
            refused.put(service, Counter.builder("nattro.gateway.pool.refused").tag("upstream", TakeTurns.name(service))
                    .description("Calls that found no free connection to the service").register(metrics));
        }
    }

    void count(Service service, Throwable failure) {
        if (UpstreamFailure.isFullPool(failure.getCause())) {
            refused.get(service).increment();
        }
    }
}

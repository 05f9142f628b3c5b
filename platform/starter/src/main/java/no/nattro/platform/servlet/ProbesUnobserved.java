package no.nattro.platform.servlet;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationPredicate;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/**
 * Probes on the main port come several times a second from every caller: as traces they would bury the shoppers', as requests
 * in the metrics they would make a service look fast that is not.
 */
class ProbesUnobserved implements ObservationPredicate {

    @Override
    public boolean test(String name, Observation.Context context) {
        return !(context instanceof ServerRequestObservationContext request && request.getCarrier() != null
                && Probes.isOne(request.getCarrier()));
    }
}

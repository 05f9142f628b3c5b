package no.nattro.demo.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import no.nattro.demo.process.Patience;

/**
 * Those who choose among the instances of a component. Each finds out for itself which are ready, and says of how many it
 * knows.
 *
 * @param processes of the callers
 * @param component that they call
 * @param instances how many of it run
 */
public record Callers(List<Running> processes, Component component, long instances) {

    /** Waits until all of them know that all instances are ready; false when the time is over. */
    public boolean know(Duration patience) {
        return instances < 2 // a single one is not asked, but called
                || Patience.of(patience).until(() -> processes.stream().allMatch(this::knows));
    }

    private boolean knows(Running caller) {
        JsonNode gauge = Management.get(caller.managementPort(),
                "/actuator/metrics/nattro.upstream.ready?tag=upstream:" + component.key());
        return gauge.path("measurements").path(0).path("value").asLong() >= instances;
    }
}

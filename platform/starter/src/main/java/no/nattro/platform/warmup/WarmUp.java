package no.nattro.platform.warmup;

import java.util.List;
import java.util.UUID;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.request.RequestId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/**
 * Plays the rehearsals before the service becomes ready: Spring Boot reports readiness after its runners. Without it the first
 * calls would be cut off by their callers' limits. It is no reason not to start: if it fails, the first requests are slow.
 */
class WarmUp implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(WarmUp.class);

    private final WarmUpProperties properties;
    private final List<Rehearsal> rehearsals;

    WarmUp(WarmUpProperties properties, List<Rehearsal> rehearsals) {
        this.properties = properties;
        this.rehearsals = rehearsals;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Deadline deadline = Deadline.in(properties.atMost());
        RequestId requestId = new RequestId("warm-up-" + UUID.randomUUID());
        int round = 0;
        try {
            for (; round < properties.rounds() && !deadline.left().isZero(); round++) {
                for (Rehearsal rehearsal : rehearsals) {
                    rehearsal.play(requestId);
                }
            }
            log.info("Warm after {} rounds, in {} ms", round, properties.atMost().minus(deadline.left()).toMillis());
        } catch (Exception e) {
            log.warn("The warm-up ended in round {}: the first requests will be slow", round + 1, e);
        }
    }
}

package no.nattro.inventory.warmup;

import java.util.UUID;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.request.RequestId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Runs what a checkout needs, some dozen times, before the service calls itself ready: runners come before readiness.
 * Without it the first reservation would run on cold code, past the 0.4 s that its caller gives it.
 */
@Component
class WarmUp implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(WarmUp.class);

    private final WarmUpProperties properties;
    private final ReservationRehearsal rehearsal;
    private final LoopbackRequests requests;

    WarmUp(WarmUpProperties properties, ReservationRehearsal rehearsal, LoopbackRequests requests) {
        this.properties = properties;
        this.rehearsal = rehearsal;
        this.requests = requests;
    }

    /** A service that could not be warmed up is slow at first; one that does not start sells nothing. */
    @Override
    public void run(ApplicationArguments arguments) {
        Deadline deadline = Deadline.in(properties.atMost());
        RequestId requestId = new RequestId("warm-up-" + UUID.randomUUID());
        int round = 0;
        try {
            while (round < properties.rounds() && !deadline.left().isZero()) {
                rehearsal.run(requestId);
                requests.send(requestId);
                round++;
            }
            log.info("Warm after {} rounds, with {}", round, deadline);
        } catch (RuntimeException e) {
            log.warn("The warm-up ended in round {}; the first requests will be slow", round, e);
        }
    }
}

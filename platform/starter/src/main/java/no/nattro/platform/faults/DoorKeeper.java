package no.nattro.platform.faults;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the door is shut while a fault wants it, and open otherwise. Whoever begins or ends such a fault only says
 * that something has changed: faults may overlap, and the last end opens the door.
 */
final class DoorKeeper {

    private static final Logger log = LoggerFactory.getLogger(DoorKeeper.class);

    /** For what is under way when the door shuts; most requests are done in a tenth of it. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** Somebody may have taken the port meanwhile. We take it back as soon as it is free. */
    private static final Duration RETRY = Duration.ofMillis(500);

    private final Door door;
    private final ScheduledExecutorService timer;
    private final Supplier<Optional<Fault>> refusing;
    private boolean shut;
    private boolean stuck;
    private boolean left;

    DoorKeeper(Door door, ScheduledExecutorService timer, Supplier<Optional<Fault>> refusing) {
        this.door = door;
        this.timer = timer;
        this.refusing = refusing;
    }

    /** Does what is to be done; afterwards the door is as the faults want it. */
    synchronized void settle() {
        Optional<Fault> fault = refusing.get();
        if (left || fault.isPresent() == shut) {
            return;
        }
        if (fault.isPresent()) {
            shut = true; // at least in part, also when it fails
            Duration faultsTime = fault.get().left();
            door.shut(faultsTime.compareTo(GRACE) < 0 ? faultsTime : GRACE);
        } else {
            open();
        }
    }

    private void open() {
        try {
            door.open();
            shut = false;
            if (stuck) {
                log.warn("The service's port is open at last");
                stuck = false;
            }
        } catch (RuntimeException e) { // whatever it is, a door that stays shut is worse
            if (!stuck) {
                log.error("The service's port cannot be opened; this is tried again every {} ms", RETRY.toMillis(), e);
                stuck = true;
            }
            again();
        }
    }

    private void again() {
        try {
            timer.schedule(this::settle, RETRY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // the service stops
        }
    }

    /** The service stops: from now on the door is its web server's business. */
    synchronized void leave() {
        left = true;
    }
}

package no.nattro.platform.shutdown;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/**
 * Holds the web server open for a while after readiness was withdrawn: without it, callers that have not noticed yet find a
 * closed door, and a rolling restart loses their requests. Spring Boot has withdrawn readiness when this is stopped, and stops
 * the web server only afterwards: this is in the first phase that ends, the server in a later one (see
 * {@link org.springframework.boot.web.context.WebServerGracefulShutdownLifecycle#SMART_LIFECYCLE_PHASE}). Whatever else ends in
 * the first phase ends meanwhile.
 */
class Drain implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Drain.class);

    private final Duration length;
    private volatile boolean running;
    private volatile boolean hadTraffic;

    Drain(Duration length) {
        this.length = length;
    }

    /** Who was never ready has no callers to wait for: a start that failed ends at once. */
    @EventListener
    void readinessChanged(AvailabilityChangeEvent<ReadinessState> change) {
        hadTraffic |= change.getState() == ReadinessState.ACCEPTING_TRAFFIC;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public void stop(Runnable callback) {
        stop();
        if (!hadTraffic || length.isZero()) {
            callback.run();
            return;
        }
        log.info("Draining for {} ms: not ready any more, requests are still accepted", length.toMillis());
        CompletableFuture.delayedExecutor(length.toMillis(), TimeUnit.MILLISECONDS).execute(callback);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

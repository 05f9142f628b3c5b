package no.nattro.order.checkout;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import no.nattro.order.RecoveryProperties;
import no.nattro.order.domain.DueOrder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps recovery going, one in every replica. It claims only as many orders as it can work on at once, so that none uses up its
 * lease waiting, and no more than leave a connection to the requests; and only so many a second, so that what has gathered
 * while a neighbour was away does not fall upon it when it is back. When the service stops it claims nothing more and finishes
 * what it has, while requests are still accepted.
 */
@Component
class RecoveryWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RecoveryWorker.class);

    private final CheckoutRecovery recovery;
    private final Backoff backoff;
    private final RecoveryProperties properties;
    private final ThreadFactory threads = Thread.ofVirtual().name("recovery-", 1).factory();
    private final Semaphore places;
    private final Pace pace;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean begun;
    private volatile boolean getsStuck;
    private boolean claimFailed;

    RecoveryWorker(CheckoutRecovery recovery, Backoff backoff, RecoveryProperties properties) {
        this.recovery = recovery;
        this.backoff = backoff;
        this.properties = properties;
        this.places = new Semaphore(properties.atOnce());
        this.pace = new Pace(properties.perSecond(), properties.atOnce(), System::nanoTime);
    }

    /** After the warm-up: cold code would outlive the limits of its calls. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (properties.enabled()) {
            start();
        }
    }

    @Override
    public boolean isAutoStartup() {
        return false;
    }

    @Override
    public void start() {
        begun = true;
        Thread.ofVirtual().name("recovery").start(this::poll);
    }

    @Override
    public boolean isRunning() {
        return begun && !isStopping();
    }

    @Override
    public void stop() {
        stopping.countDown();
    }

    @Override
    public void stop(Runnable callback) {
        stop();
        Thread.ofVirtual().name("recovery-end").start(() -> {
            places.acquireUninterruptibly(properties.atOnce());
            places.release(properties.atOnce());
            callback.run();
        });
    }

    private void poll() {
        try {
            Duration rest = Duration.ZERO;
            while (!stopping.await(rest.toMillis(), TimeUnit.MILLISECONDS)) {
                rest = fillPlaces();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Fills the places that are free, as soon as one is and the pace allows; how long to rest then. While a neighbour is away
     * longer than the pace asks for: a thousand orders that cannot be sent would keep the database busy, and the requests from
     * it.
     */
    private Duration fillPlaces() throws InterruptedException {
        places.acquire();
        int free = 1 + places.drainPermits();
        int allowed = pace.take(free);
        List<DueOrder> due = allowed == 0 ? List.of() : claim(allowed);
        pace.giveBack(allowed - due.size());
        places.release(free - due.size());
        due.forEach(this::goOnWith);
        boolean more = due.size() == allowed && !getsStuck;
        return more ? pace.untilTheNext() : backoff.untilTheNextPoll();
    }

    private List<DueOrder> claim(int atMost) {
        try {
            List<DueOrder> due = isStopping() ? List.of() : recovery.claim(atMost);
            claimFailed = false;
            return due;
        } catch (RuntimeException failure) {
            if (!claimFailed) {
                log.error("Recovery cannot claim orders, and tries on", failure);
            }
            claimFailed = true;
            return List.of();
        }
    }

    private void goOnWith(DueOrder due) {
        threads.newThread(() -> {
            boolean ended = false;
            try {
                ended = recovery.goOnWith(due);
            } catch (RuntimeException failure) {
                log.error("Order {}: recovery failed, the next attempt is when the lease has run out",
                        due.lease().order(), failure);
            } finally {
                getsStuck = !ended;
                places.release();
            }
        }).start();
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }
}

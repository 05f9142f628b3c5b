package no.nattro.platform.faults;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import no.nattro.platform.request.Deadline;
import org.jspecify.annotations.Nullable;

/** A fault that has begun. It is over when its time is, whether anybody has noticed or not. */
final class Fault {

    private final String id;
    private final FaultPlan plan;
    private final Deadline end;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicLong struck = new AtomicLong();
    private volatile @Nullable Future<?> timer;

    Fault(String id, FaultPlan plan) {
        this.id = id;
        this.plan = plan;
        this.end = Deadline.in(plan.length());
    }

    String id() {
        return id;
    }

    FaultPlan plan() {
        return plan;
    }

    /** The effect, of which is known what it is. */
    <E extends Effect> E effect(Class<E> type) {
        return type.cast(plan.effect());
    }

    Duration left() {
        return isOver() ? Duration.ZERO : end.left();
    }

    boolean isOver() {
        return ended.get() || end.left().isZero();
    }

    /** How many requests it has met. */
    long struck() {
        return struck.get();
    }

    void strike() {
        struck.incrementAndGet();
    }

    /** Waits for its end, at most for so long; tells whether it is over. */
    boolean awaitEnd(Duration limit) throws InterruptedException {
        over.await(end.leftWithin(limit).toNanos(), TimeUnit.NANOSECONDS);
        return isOver();
    }

    void endsBy(Future<?> timer) {
        this.timer = timer;
    }

    /** Lets go who waits for it. True for the first who ends it, and for nobody else. */
    boolean end() {
        if (!ended.compareAndSet(false, true)) {
            return false;
        }
        over.countDown();
        Future<?> waiting = timer;
        if (waiting != null) {
            waiting.cancel(false);
        }
        return true;
    }
}

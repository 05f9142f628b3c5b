package no.nattro.platform.faults;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import no.nattro.platform.problem.CommonProblem;
import no.nattro.platform.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The faults of this service. Each ends by itself: by a timer that has a thread of its own, and, where that came late, by the
 * time that whoever meets the fault looks at himself. They end before anything else does when the service stops, so that
 * nothing waits for them.
 */
final class Faults implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Faults.class);

    /** Each request looks at all of them. */
    private static final int MOST = 100;

    private final List<Fault> active = new CopyOnWriteArrayList<>();
    private final AtomicLong ids = new AtomicLong();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().daemon().name("faults").factory());
    private final DoorKeeper door;
    private volatile boolean stopped;

    Faults(Door door, MeterRegistry metrics) {
        this.door = new DoorKeeper(door, timer, () -> of(Effect.Refuse.class).findFirst());
        timer.setRemoveOnCancelPolicy(true);
        Gauge.builder("nattro.faults.active", this, faults -> faults.list().size())
                .description("Faults that were switched on and are not over").register(metrics);
    }

    /** In the order in which they began. */
    List<Fault> list() {
        return active.stream().filter(fault -> !fault.isOver()).toList();
    }

    /** Those with this effect, in the same order. */
    Stream<Fault> of(Class<? extends Effect> effect) {
        return active.stream().filter(fault -> effect.isInstance(fault.plan().effect()) && !fault.isOver());
    }

    /**
     * Begins a fault; where connections are to be refused, they are when this returns.
     *
     * @throws ProblemException when there are too many
     */
    Fault begin(FaultPlan plan) {
        if (active.size() >= MOST) {
            throw new ProblemException(CommonProblem.INVALID_REQUEST,
                    "There are " + MOST + " faults already; clear some first.");
        }
        Fault fault = new Fault(Long.toString(ids.incrementAndGet()), plan);
        log.warn("Fault {} begins: {}. It ends by itself in {}", fault.id(), plan, Lengths.text(plan.length()));
        active.add(fault);
        try {
            fault.endsBy(timer.schedule(() -> end(fault, "its time is over"), plan.length().toNanos(),
                    TimeUnit.NANOSECONDS));
        } catch (RejectedExecutionException e) {
            end(fault, "the service stops");
        }
        settle(fault);
        return fault;
    }

    /** Ends a fault before its time; false when there is none of this id. */
    boolean clear(String id) {
        return active.stream().filter(fault -> fault.id().equals(id)).anyMatch(fault -> end(fault, "it was cleared"));
    }

    /** Ends all; tells how many there were. */
    long clear() {
        return active.stream().filter(fault -> end(fault, "it was cleared")).count();
    }

    private boolean end(Fault fault, String reason) {
        if (!fault.end()) {
            return false;
        }
        active.remove(fault);
        log.warn("Fault {} ends, {}: {}. It has struck {} requests", fault.id(), reason, fault.plan(), fault.struck());
        if (fault.plan().effect() instanceof Effect.Refuse) {
            door.settle();
        }
        return true;
    }

    private void settle(Fault begun) {
        if (begun.plan().effect() instanceof Effect.Refuse) {
            try {
                door.settle();
            } catch (RuntimeException e) {
                end(begun, "the port could not be closed");
                throw e;
            }
        }
    }

    @Override
    public void start() {
        // there is nothing to begin with
    }

    @Override
    public void stop() {
        stopped = true;
        door.leave();
        active.forEach(fault -> end(fault, "the service stops"));
        timer.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return !stopped;
    }
}

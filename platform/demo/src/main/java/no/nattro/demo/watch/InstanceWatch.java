package no.nattro.demo.watch;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import no.nattro.demo.stack.Running;
import no.nattro.demo.watch.InstanceLook.Condition;
import org.jspecify.annotations.Nullable;

/** Watches one process, in a thread of its own while it is asked. */
final class InstanceWatch {

    /** One that has lost its CPU takes long for twenty answers, and is worth watching all the more. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final Running running;
    private final Actuator actuator;
    private final ServiceMeters meters;
    private volatile Answer last = new Answer(null, System.nanoTime(), false);
    private CompletableFuture<Void> asking = CompletableFuture.completedFuture(null);

    /** @param silent whether it has been asked in vain since */
    private record Answer(@Nullable Measured measured, long at, boolean silent) {}

    /** @param running a service */
    InstanceWatch(Running running, int managementPort) {
        this.running = running;
        this.actuator = new Actuator(managementPort);
        this.meters = new ServiceMeters(running.component(), new Meters(actuator), new Pace(System::nanoTime));
    }

    /** Asks, unless it is being asked still; ends within the time of a look. */
    CompletableFuture<Void> ask() {
        if (asking.isDone() && !running.isFrozen()) {
            asking = CompletableFuture.runAsync(this::read, Thread.ofVirtual()::start);
        }
        return asking;
    }

    InstanceLook look() {
        Answer answer = last;
        if (running.isFrozen()) {
            return InstanceLook.of(Condition.FROZEN, answer.measured());
        }
        return answer.silent()
                ? new InstanceLook(Condition.SILENT,
                        Duration.ofNanos(System.nanoTime() - answer.at()).toMillis() / 1000.0, answer.measured())
                : InstanceLook.of(Condition.RUNS, answer.measured());
    }

    private void read() {
        try {
            actuator.begin(LOOK);
            last = new Answer(meters.read(), System.nanoTime(), false);
        } catch (NoAnswer _) {
            last = new Answer(last.measured(), last.at(), true);
        }
    }
}

package no.nattro.demo.trial;

import java.time.Duration;
import java.util.stream.Collectors;
import no.nattro.demo.client.Answers;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.trial.fault.Schedule;

/** How a trial stands while it is under way, in one line. */
final class TrialStatus {

    private final Duration duration;
    private final Answers answers;
    private final Conductor conductor;
    private final long start = System.nanoTime();

    TrialStatus(Duration duration, Answers answers, Conductor conductor) {
        this.duration = duration;
        this.answers = answers;
        this.conductor = conductor;
    }

    String line() {
        String broken = conductor.broken().stream().map(Instance::name).collect(Collectors.joining(", "));
        return Schedule.clock(Duration.ofNanos(System.nanoTime() - start)) + " of " + Schedule.clock(duration) + "  "
                + answers.distinctPurchases() + " purchases, " + answers.distinctConfirmed() + " CONFIRMED, "
                + conductor.played().values().stream().mapToLong(Long::longValue).sum() + " faults"
                + (broken.isEmpty() ? "" : "; broken: " + broken);
    }
}

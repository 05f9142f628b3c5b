package no.nattro.demo.trial;

import java.time.Duration;
import no.nattro.demo.trial.fault.Schedule;

/**
 * What a trial shall be.
 *
 * @param seed from which everything is drawn that is left to chance
 */
public record TrialPlan(long seed, Duration duration, int clients, int portBase) {

    public Schedule schedule() {
        return Schedule.of(seed, duration);
    }
}

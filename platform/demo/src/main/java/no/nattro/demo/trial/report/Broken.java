package no.nattro.demo.trial.report;

import java.util.Map;
import java.util.Set;
import no.nattro.demo.trial.fault.FaultKind;
import no.nattro.demo.trial.fault.FaultType;

/**
 * What was broken in a trial.
 *
 * @param planned of which types there are faults in the schedule
 * @param played  how many there were of each type
 * @param cuts    how many there were of each kind of cut
 */
public record Broken(Set<FaultType> planned, Map<FaultType, Long> played, Map<FaultKind, Cuts> cuts) {

    /** @param effective of how many of them somebody's request or answer was lost */
    public record Cuts(long made, long effective) {}
}

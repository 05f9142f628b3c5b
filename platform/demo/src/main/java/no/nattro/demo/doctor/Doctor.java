package no.nattro.demo.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nattro.demo.home.Home;
import no.nattro.demo.postgres.PostgresBinaries;
import no.nattro.demo.stack.LeftBehind;
import no.nattro.demo.stack.Ports;
import no.nattro.demo.stack.StackState;
import org.jspecify.annotations.Nullable;

/**
 * Examines one machine for one stack.
 *
 * @param portBase that somebody has asked for; null for that of what runs, or else would be started
 * @param started  what was started and not stopped since
 * @param leftBehind processes that a killed command did not write down
 */
public record Doctor(Home home, PostgresBinaries binaries, Map<String, String> environment, @Nullable Integer portBase,
        Optional<StackState> started, List<LeftBehind> leftBehind) {

    /** Everything that was looked at, in an order that does not change. */
    public List<Finding> examine() {
        Optional<StackState> alive = started.map(StackState::alive).filter(state -> !state.running().isEmpty());
        int base = portBase != null ? portBase : alive.map(StackState::portBase).orElse(Ports.DEFAULT_BASE);
        Optional<StackState> onThesePorts = alive.filter(state -> state.portBase() == base);
        List<Finding> findings = new ArrayList<>();
        findings.addAll(Programs.onPath(environment).examine());
        findings.addAll(new Room(home, binaries, alive.isPresent()).examine());
        findings.addAll(new PortPlan(new Ports(base), onThesePorts).examine());
        findings.addAll(new Folders(home, binaries, started, leftBehind).examine());
        return findings;
    }
}

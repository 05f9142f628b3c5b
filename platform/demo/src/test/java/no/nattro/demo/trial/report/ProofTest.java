package no.nattro.demo.trial.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import no.nattro.demo.books.Reconciliation;
import no.nattro.demo.books.audit.AuditReport;
import no.nattro.demo.books.audit.Balance;
import no.nattro.demo.shop.Money;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.trial.fault.FaultKind;
import no.nattro.demo.trial.fault.FaultType;
import org.junit.jupiter.api.Test;

class ProofTest {

    private static final FaultType KILL = new FaultType(FaultKind.KILL, Component.ORDER);
    private static final FaultType CUT = new FaultType(FaultKind.CUT_BEFORE, Component.ORDER);

    private static final Money NOTHING = new Money(0, "NOK");
    private static final Balance BALANCE = new Balance(NOTHING, NOTHING, NOTHING, NOTHING, true);

    private long confirmed = 5;
    private long throughRecovery = 1;
    private long replayed = 1;
    private long kills = 1;
    private long effectiveCuts = 1;
    private double uptime = 0.5;
    private int minutes = 5;

    @Test
    void what_was_tried_proves_something() {
        assertThat(report().gaps()).isEmpty();
        assertThat(report().warnings()).isEmpty();
        assertThat(report().holds()).isTrue();
    }

    @Test
    void no_purchase_confirmed_proves_nothing() {
        confirmed = 0;
        assertProvesNothing("no purchase was CONFIRMED");
    }

    @Test
    void none_through_recovery_proves_nothing() {
        throughRecovery = 0;
        assertProvesNothing("no purchase was CONFIRMED through recovery");
    }

    @Test
    void no_key_replayed_proves_nothing() {
        replayed = 0;
        assertProvesNothing("no answer was given a second time");
    }

    @Test
    void a_planned_fault_that_was_never_played_proves_nothing() {
        kills = 0;
        assertProvesNothing("there was no kill order");
    }

    @Test
    void cuts_that_all_cut_nothing_prove_nothing() {
        effectiveCuts = 0;
        assertProvesNothing("no cut before has cut anything");
    }

    @Test
    void what_was_mostly_down_proves_nothing_in_a_long_trial() {
        uptime = 0.499;
        assertProvesNothing("order was up only 49 %");
        assertThat(report().warnings()).isEmpty();
    }

    @Test
    void what_was_mostly_down_is_only_told_in_a_short_trial() {
        uptime = 0.359;
        minutes = 4;

        assertThat(report().holds()).isTrue();
        assertThat(report().warnings()).containsExactly("order was up only 35 %");
    }

    private void assertProvesNothing(String why) {
        assertThat(report().gaps()).containsExactly("This trial proves nothing: " + why);
        assertThat(report().holds()).isFalse();
    }

    private TrialReport report() {
        Broken broken = new Broken(Set.of(KILL, CUT), Map.of(KILL, kills, CUT, 2L),
                Map.of(FaultKind.CUT_BEFORE, new Broken.Cuts(2, effectiveCuts)));
        AuditReport audit = new AuditReport(true, 1, List.of(), BALANCE, Map.of(), List.of(),
                new Reconciliation(null, 0, 0, 0, null));
        return new TrialReport(1, Duration.ofMinutes(minutes), 16, List.of(),
                new TrialReport.Asked(9, 5, new TreeMap<>(), new TreeMap<>(), replayed),
                new Ends(9, confirmed, throughRecovery, Duration.ZERO, Duration.ZERO, Duration.ZERO), broken,
                new TreeMap<>(Map.of(Instance.of(Component.ORDER), uptime)), 0, List.of(), audit);
    }
}

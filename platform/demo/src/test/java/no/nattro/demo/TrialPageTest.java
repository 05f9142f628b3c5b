package no.nattro.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import no.nattro.demo.books.MadeUpBooks;
import no.nattro.demo.books.MadeUpOrder;
import no.nattro.demo.books.Reading;
import no.nattro.demo.books.audit.Audit;
import no.nattro.demo.books.audit.AuditReport;
import no.nattro.demo.books.audit.Invariants;
import no.nattro.demo.books.history.History;
import no.nattro.demo.books.history.Operation;
import no.nattro.demo.books.history.Replays;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.terminal.Screen;
import no.nattro.demo.trial.fault.FaultKind;
import no.nattro.demo.trial.fault.FaultType;
import no.nattro.demo.trial.report.Broken;
import no.nattro.demo.trial.report.Ends;
import no.nattro.demo.trial.report.TrialReport;
import no.nattro.demo.trial.stack.TrialSettings;
import org.junit.jupiter.api.Test;

class TrialPageTest {

    private static final Reading BOOKS = MadeUpBooks.of(MadeUpOrder.confirmed());

    @Test
    void a_good_trial_fits_on_a_page_and_ends_with_its_verdict() {
        assertThat(page(report(0, List.of(), everythingChecked())))
                .contains("Trial       seed 7, 1.5 min, 16 clients",
                        "Setting     the gateway leaves a failing service alone for 2 s at first, 10 s at most, instead of 5 s"
                                + " and 30 s",
                        "Setting     order-service does the same with payment- and inventory-service, and payment-service with the"
                                + " bank, instead of for 30 s and 300 s",
                        "Setting     payment-service compares its books with the bank's every 10 s instead of every minute",
                        "Purchases   12, of which 9 CONFIRMED (8 told to their clients), 3 of them through recovery",
                        "To the end  p50 0.2 s, p99 11.0 s, longest 12.3 s of 11 orders", "Attention   0 need a person",
                        "Faults      3", "Uptime      gateway 87.5 %, order 100.0 %",
                        "Answers to purchases, 4 of them given before", "       8  201 CONFIRMED",
                        "       5  202 PENDING", "Answers to cancellations", "       1  202 CANCELLED",
                        "Faults      gateway  order  payment  inventory  postgres",
                        "kill        2        0      0        0          0",
                        "freeze      -        0      0        -          -",
                        "cut after   -        0      1        0          -",
                        "cut after 1, of which 1 cut something")
                .anyMatch(line -> line.startsWith("✓  I8 ")).hasSizeLessThan(60)
                .endsWith("", "Nothing was lost. Everything holds, and nothing needs attention.");
    }

    @Test
    void an_order_that_needs_a_person_fails_the_trial_and_the_way_to_repeat_it_is_told() {
        assertThat(page(report(1, List.of(), everythingChecked()))).contains("Attention   1 need a person").endsWith(
                "The trial has failed. The same schedule again: ./demo trial --seed 7 --minutes 1.5 --clients 16");
    }

    @Test
    void a_shop_that_contradicts_itself_fails_the_trial() {
        assertThat(page(report(0, List.of("key k was 402, then 201"), everythingChecked())))
                .contains("✗  key k was 402, then 201").last().asString().startsWith("The trial has failed.");
    }

    @Test
    void what_was_not_checked_does_not_hold() {
        AuditReport withoutHistory = new Audit(Invariants.of(true, null, null), () -> {}).of(() -> BOOKS);

        assertThat(report(0, List.of(), withoutHistory).holds()).isFalse();
        assertThat(report(0, List.of(), everythingChecked()).holds()).isTrue();
    }

    @Test
    void what_was_not_tried_proves_nothing_and_what_was_mostly_down_is_told() {
        TrialReport good = report(0, List.of(), everythingChecked());
        TrialReport idle = new TrialReport(7, good.duration(), 16, good.settings(), good.asked(),
                new Ends(0, 0, 0, Duration.ZERO,
                        Duration.ZERO, Duration.ZERO),
                good.broken(),
                new TreeMap<>(Map.of(Instance.of(Component.ORDER), 0.359)), 0, List.of(), good.audit());

        assertThat(page(idle)).contains("!  order was up only 35 %",
                "✗  This trial proves nothing: no purchase was CONFIRMED").last().asString()
                .startsWith("The trial has failed.");
        assertThat(page(good)).noneMatch(line -> line.contains("proves nothing") || line.startsWith("!"));
    }

    private static List<String> page(TrialReport report) {
        return new TrialPage(new Screen().terminal(false, false)).lines(report);
    }

    private static AuditReport everythingChecked() {
        History history = new History(List.of(Operation.healed(MadeUpOrder.PLACED)));
        return new Audit(Invariants.of(true, history, new Replays(List.of(), BOOKS.rows())), () -> {})
                .of(() -> BOOKS);
    }

    private static TrialReport report(long needsAttention, List<String> troubles, AuditReport audit) {
        Map<FaultType, Long> faults = new LinkedHashMap<>();
        FaultType.ALL.forEach(type -> faults.put(type, 0L));
        faults.put(new FaultType(FaultKind.KILL, Component.GATEWAY), 2L);
        faults.put(new FaultType(FaultKind.CUT_AFTER, Component.PAYMENT), 1L);
        SortedMap<Instance, Double> uptime = new TreeMap<>(
                Map.of(Instance.of(Component.GATEWAY), 0.875, Instance.of(Component.ORDER), 1.0));
        return new TrialReport(7, Duration.ofSeconds(90), 16, TrialSettings.IN_WORDS,
                new TrialReport.Asked(12, 8, new TreeMap<>(Map.of("201 CONFIRMED", 8L, "202 PENDING", 5L)),
                        new TreeMap<>(Map.of("202 CANCELLED", 1L)), 4),
                new Ends(11, 9, 3, Duration.ofMillis(200), Duration.ofSeconds(11), Duration.ofMillis(12_300)),
                new Broken(Set.of(new FaultType(FaultKind.KILL, Component.GATEWAY)), faults,
                        Map.of(FaultKind.CUT_AFTER, new Broken.Cuts(1, 1))),
                uptime, needsAttention, troubles, audit);
    }
}

package no.nattro.demo.trial.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a trial has tried what it is there for. Books in which nothing was ever written balance, too: without this, a shop
 * that sells nothing, and faults that break nothing, would pass.
 */
final class Proof {

    /** Less than that, and what was tried is a stack that stands still. */
    private static final double LEAST_UPTIME = 0.5;

    /** A shorter one has a few kills of each, of which a single restart on a busy machine may take its half. */
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(5);

    private final TrialReport report;

    Proof(TrialReport report) {
        this.report = report;
    }

    /** Why it proves nothing, a sentence each. */
    List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        add(gaps, report.ends().confirmed() == 0, "no purchase was CONFIRMED");
        add(gaps, report.ends().throughRecovery() == 0, "no purchase was CONFIRMED through recovery");
        add(gaps, report.asked().replayed() == 0, "no answer was given a second time");
        report.broken().planned().stream().filter(type -> report.broken().played().getOrDefault(type, 0L) == 0)
                .map(type -> "there was no " + type).sorted().forEach(gaps::add);
        report.broken().cuts().forEach((kind, cuts) -> add(gaps, cuts.made() > 0 && cuts.effective() == 0,
                "no " + kind + " has cut anything"));
        if (isLong()) {
            gaps.addAll(mostlyDown());
        }
        return gaps.stream().map("This trial proves nothing: "::concat).toList();
    }

    /** What takes from its worth, and may be the machine's fault. */
    List<String> warnings() {
        return isLong() ? List.of() : mostlyDown();
    }

    private List<String> mostlyDown() {
        return report.uptime().entrySet().stream().filter(each -> each.getValue() < LEAST_UPTIME)
                .map(each -> each.getKey() + " was up only " + Math.round(Math.floor(100 * each.getValue())) + " %")
                .toList();
    }

    private boolean isLong() {
        return report.duration().compareTo(LONG_ENOUGH) >= 0;
    }

    private static void add(List<String> gaps, boolean isGap, String sentence) {
        if (isGap) {
            gaps.add(sentence);
        }
    }
}

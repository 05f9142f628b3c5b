package no.nattro.demo.books.audit;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import no.nattro.demo.books.Reading;

/**
 * Reads the books and judges them, again and again until it is sure. What is wrong stays wrong; so a violation counts only
 * when it has stood in three readings in a row, and nobody is alarmed by something that a judge did not think of.
 */
public final class Audit {

    private static final int SURE_AFTER = 3;

    /** Books that are never clean are not, even if no single violation stands for long. */
    private static final int MOST_READINGS = 10;

    private final List<Invariant> invariants;
    private final Runnable pause;

    /** @param pause between two readings: waits a second */
    public Audit(List<Invariant> invariants, Runnable pause) {
        this.invariants = List.copyOf(invariants);
        this.pause = pause;
    }

    public AuditReport of(Supplier<Reading> books) {
        Map<Standing, Integer> standing = new HashMap<>();
        for (int readings = 1;; readings++) {
            Reading reading = books.get();
            Map<Invariant, Verdict> verdicts = judge(reading);
            Map<Standing, Integer> before = Map.copyOf(standing);
            standing.clear();
            verdicts.forEach((invariant, verdict) -> verdict.violations().forEach(violation -> {
                Standing key = new Standing(invariant, violation.key());
                standing.put(key, before.getOrDefault(key, 0) + 1);
            }));
            boolean sure = standing.values().stream().allMatch(times -> times >= SURE_AFTER);
            if (sure || readings == MOST_READINGS) {
                return AuditReport.of(verdicts.entrySet().stream()
                        .map(each -> Judgement.of(each.getKey(), each.getValue())).toList(), readings, reading);
            }
            pause.run();
        }
    }

    private record Standing(Invariant invariant, String key) {}

    private Map<Invariant, Verdict> judge(Reading reading) {
        Map<Invariant, Verdict> verdicts = new LinkedHashMap<>();
        invariants.forEach(invariant -> verdicts.put(invariant, invariant.judge(reading)));
        return verdicts;
    }
}

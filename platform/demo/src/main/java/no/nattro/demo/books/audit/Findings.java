package no.nattro.demo.books.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;

/** What one invariant has looked at so far, and what it did not like. */
final class Findings {

    private final List<Violation> violations = new ArrayList<>();
    private final Map<String, Integer> judged = new LinkedHashMap<>();

    /** @param kinds of things that are counted, in the singular; a count of 0 is told, too */
    Findings(String... kinds) {
        for (String kind : kinds) {
            judged.put(kind, 0);
        }
    }

    void judged(String kind) {
        judged.merge(kind, 1, Integer::sum);
    }

    void wrong(UUID order, String what) {
        wrong(Violation.ofOrder(order, what));
    }

    void wrong(Violation violation) {
        violations.add(violation);
    }

    Verdict verdict() {
        StringJoiner counts = new StringJoiner(", ");
        judged.forEach((kind, count) -> counts.add(count + " " + kind + (count == 1 ? "" : "s")));
        return Verdict.of(counts.toString(), violations);
    }
}

package no.nattro.demo.books.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an invariant says of one reading.
 *
 * @param judged            how many of what was looked at, as in {@code 12 orders}
 * @param notCheckedBecause null when it was checked; nothing passes silently
 */
public record Verdict(String judged, List<Violation> violations, @Nullable String notCheckedBecause) {

    /** The stable words for scripts. */
    public enum State {
        HOLDS, BROKEN, NOT_CHECKED
    }

    public Verdict {
        violations = List.copyOf(violations);
    }

    static Verdict of(String judged, List<Violation> violations) {
        return new Verdict(judged, violations, null);
    }

    static Verdict notChecked(String because) {
        return new Verdict("", List.of(), because);
    }

    public State state() {
        if (notCheckedBecause != null) {
            return State.NOT_CHECKED;
        }
        return violations.isEmpty() ? State.HOLDS : State.BROKEN;
    }
}

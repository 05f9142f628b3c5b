package no.nattro.platform.faults;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nattro.platform.problem.CommonProblem;
import no.nattro.platform.problem.FieldProblem;
import no.nattro.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Reads a fault from the fields of a request, and says what to change where that cannot be done. */
final class FaultForm {

    private static final int LONGEST_TEXT = 200;

    private final Map<String, ?> fields;

    private FaultForm(Map<String, ?> fields) {
        this.fields = fields;
    }

    /** @throws ProblemException that names the field at fault */
    static FaultPlan read(Map<String, ?> fields) {
        return new FaultForm(fields).plan();
    }

    private FaultPlan plan() {
        String kinds = Stream.of(FaultKind.values()).map(FaultKind::key).collect(Collectors.joining(", "));
        FaultKind kind = FaultKind.named(required("kind", "one of " + kinds))
                .orElseThrow(() -> refused("kind", "must be one of " + kinds));
        Set<String> others = new TreeSet<>(fields.keySet());
        kind.fields().forEach(others::remove);
        others.forEach(field -> {
            throw refused(field, "does not go with a fault of kind " + kind.key() + "; it has: "
                    + String.join(", ", kind.fields()));
        });
        return new FaultPlan(effect(kind), new Scope(text("token"), text("shopper")),
                duration("for", required("for", "how long, as in 30s, at most 1h"), Duration.ofMillis(1),
                        FaultPlan.LONGEST));
    }

    private Effect effect(FaultKind kind) {
        return switch (kind) {
            case DELAY -> delay();
            case ERROR -> new Effect.Fail(status(), rate());
            case HANG -> new Effect.Hang();
            case REFUSE -> new Effect.Refuse();
            case LOSE_REPLY -> new Effect.LoseReply();
        };
    }

    private Effect.Delay delay() {
        Duration length = duration("delay", required("delay", "how long a request waits, as in 3s"),
                Duration.ofMillis(1), FaultPlan.LONGEST);
        String jitter = text("jitter");
        return new Effect.Delay(length,
                jitter == null ? Duration.ZERO : duration("jitter", jitter, Duration.ZERO, length));
    }

    private int status() {
        String status = required("status", "an HTTP status from 400 to 599");
        if (!status.matches("[45]\\d\\d")) {
            throw refused("status", "must be an HTTP status from 400 to 599");
        }
        return Integer.parseInt(status);
    }

    private double rate() {
        String rate = text("rate");
        try {
            double share = rate == null ? 1 : Double.parseDouble(rate);
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException e) {
            // as if it were out of range
        }
        throw refused("rate", "must be a number from 0 to 1, as in 0.5");
    }

    private static Duration duration(String field, String text, Duration shortest, Duration longest) {
        try {
            Duration duration = Lengths.parse(text);
            if (duration.compareTo(shortest) >= 0 && duration.compareTo(longest) <= 0) {
                return duration;
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            // as if it were out of range
        }
        throw refused(field, "must be a duration with its unit, as in 30s or 500ms, from "
                + Lengths.text(shortest) + " to " + Lengths.text(longest));
    }

    private String required(String field, String what) {
        String text = text(field);
        if (text == null) {
            throw refused(field, "is needed: " + what);
        }
        return text;
    }

    private @Nullable String text(String field) {
        Object value = fields.get(field);
        if (value == null) {
            return null;
        }
        String text = value.toString();
        if (text.isBlank() || text.length() > LONGEST_TEXT) {
            throw refused(field, "must have from 1 to " + LONGEST_TEXT + " characters, or not be there");
        }
        return text;
    }

    private static ProblemException refused(String field, String message) {
        return new ProblemException(CommonProblem.INVALID_REQUEST, "'" + field + "' " + message + ".",
                new FieldProblem(field, message));
    }
}

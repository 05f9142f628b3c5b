package no.nattro.demo.doctor;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What was found of one thing. Scripts read this: names stay.
 *
 * @param found  what is there, or what is not
 * @param advice what to do about it; null when there is nothing to do
 */
@JsonPropertyOrder({"name", "verdict", "found", "advice"})
public record Finding(String name, Verdict verdict, String found, @Nullable String advice) {

    static Finding ok(String name, String found) {
        return new Finding(name, Verdict.OK, found, null);
    }

    static Finding warning(String name, String found, String advice) {
        return new Finding(name, Verdict.WARNING, found, advice);
    }

    static Finding missing(String name, String found, String advice) {
        return new Finding(name, Verdict.MISSING, found, advice);
    }

    /** Whether everything necessary is there. */
    public static boolean allowAStart(Collection<Finding> findings) {
        return findings.stream().noneMatch(finding -> finding.verdict() == Verdict.MISSING);
    }
}

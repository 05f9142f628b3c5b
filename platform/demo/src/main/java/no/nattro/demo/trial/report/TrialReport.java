package no.nattro.demo.trial.report;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import no.nattro.demo.books.audit.AuditReport;
import no.nattro.demo.books.audit.Verdict;
import no.nattro.demo.stack.Instance;

/**
 * What a trial came to.
 *
 * @param uptime         the part of the time in which each instance took requests, from 0 to 1
 * @param settings       what was set otherwise than in the shop, a sentence each
 * @param needsAttention how many orders and payments wait for a person
 * @param troubles       sentences about what must not be, whatever the books say
 */
public record TrialReport(long seed, Duration duration, int clients, List<String> settings, Asked asked, Ends ends,
        Broken broken, SortedMap<Instance, Double> uptime, long needsAttention, List<String> troubles,
        AuditReport audit) {

    /**
     * What clients asked for and were told.
     *
     * @param purchases     how many there were, however often each was asked for
     * @param confirmed     of how many of them a client learnt that they are bought
     * @param answers       how many requests to buy got which answer
     * @param cancellations the same of requests to cancel
     * @param replayed      how many answers the shop said to have given before
     */
    public record Asked(int purchases, int confirmed, SortedMap<String, Long> answers,
            SortedMap<String, Long> cancellations, long replayed) {}

    /** Why it proves nothing although everything may hold, a sentence each. */
    public List<String> gaps() {
        return new Proof(this).gaps();
    }

    /** What takes from its worth, but does not fail it. */
    public List<String> warnings() {
        return new Proof(this).warnings();
    }

    /** What was not checked does not hold: a trial has everything that a check can need. Nor does what was not tried. */
    public boolean holds() {
        return gaps().isEmpty() && audit.holds() && needsAttention == 0 && troubles.isEmpty()
                && audit.invariants().stream()
                        .allMatch(judgement -> judgement.state() == Verdict.State.HOLDS);
    }
}

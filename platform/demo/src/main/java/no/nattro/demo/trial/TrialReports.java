package no.nattro.demo.trial;

import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import no.nattro.demo.books.Books;
import no.nattro.demo.books.Reading;
import no.nattro.demo.books.Story;
import no.nattro.demo.books.audit.AuditReport;
import no.nattro.demo.client.Answers;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.trial.report.Broken;
import no.nattro.demo.trial.report.Ends;
import no.nattro.demo.trial.report.TrialReport;
import no.nattro.demo.trial.stack.TrialSettings;

/** Puts together what is known after a trial. */
record TrialReports(TrialPlan plan, Books books) {

    TrialReport of(Answers answers, Broken broken, SortedMap<Instance, Double> uptime,
            Optional<String> unreconciled, AuditReport audit) {
        return new TrialReport(plan.seed(), plan.duration(), plan.clients(), TrialSettings.IN_WORDS,
                new TrialReport.Asked(answers.distinctPurchases(), answers.distinctConfirmed(), answers.purchases(),
                        answers.cancellations(), answers.replayed()),
                Ends.of(books.courses()), broken, uptime, needsAttention(books.read()),
                Stream.concat(answers.contradictions().stream(), unreconciled.stream()).toList(), audit);
    }

    /** Also what payment-service and the bank do not agree on, as far as it may not be mended by a program. */
    private static long needsAttention(Reading reading) {
        return reading.stories().filter(TrialReports::needsAttention).count()
                + reading.reconciliation().flagged();
    }

    private static boolean needsAttention(Story story) {
        return story.order() != null && story.order().needsAttention()
                || story.payment() != null && story.payment().needsAttention();
    }
}

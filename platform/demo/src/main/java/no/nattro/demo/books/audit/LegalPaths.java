package no.nattro.demo.books.audit;

import java.util.UUID;
import no.nattro.demo.books.OrderRow;
import no.nattro.demo.books.StatusPath;
import no.nattro.demo.books.Story;
import no.nattro.demo.books.Reading;

/** An end that is not final is no end: what was told to a shopper, and to the other services, must stay true. */
final class LegalPaths implements Invariant {

    @Override
    public String number() {
        return "I6";
    }

    @Override
    public String sentence() {
        return "Every recorded path is a legal one, and an end is final";
    }

    @Override
    public Verdict judge(Reading reading) {
        Findings findings = new Findings("path");
        reading.stories().forEach(story -> judge(story, findings));
        return findings.verdict();
    }

    private static void judge(Story story, Findings findings) {
        OrderRow order = story.order();
        if (order != null) {
            judge("the order", LegalSteps.ORDER, story.id(), order.path(), order.status(), findings);
            if (order.path().left(OrderRow.CONFIRMED) && order.cancelRequestedAt() == null) {
                findings.wrong(story.id(), "was confirmed, and undone although nobody cancelled it: " + order.path());
            }
            if (order.isConfirmed() && order.cancelRequestedAt() != null) {
                findings.wrong(story.id(), "is CONFIRMED, and was cancelled at " + order.cancelRequestedAt());
            }
        }
        if (story.payment() != null) {
            judge("the payment", LegalSteps.PAYMENT, story.id(), story.payment().path(), story.payment().status(),
                    findings);
        }
        if (story.reservation() != null) {
            judge("the reservation", LegalSteps.RESERVATION, story.id(), story.reservation().path(),
                    story.reservation().status(), findings);
        }
    }

    private static void judge(String what, LegalSteps legal, UUID id, StatusPath path, String status,
            Findings findings) {
        findings.judged("path");
        legal.fault(path, status).ifPresent(fault -> findings.wrong(id, what + " " + fault));
    }
}

package no.nattro.demo.books.audit;

import no.nattro.demo.books.OrderRow;
import no.nattro.demo.books.StatusPath;
import no.nattro.demo.books.Reading;
import no.nattro.demo.books.Story;

/**
 * One id tells the whole story, also when a crash and its recovery lie between two of its rows. Only a cancellation is a
 * request of its own: the tombstone that it leaves where nothing had happened bears its id.
 */
final class OneStory implements Invariant {

    @Override
    public String number() {
        return "I10";
    }

    @Override
    public String sentence() {
        return "The request id of an order is that of its payment and its reservation";
    }

    @Override
    public Verdict judge(Reading reading) {
        Findings findings = new Findings("order");
        reading.stories().filter(Story::still).forEach(story -> {
            findings.judged("order");
            if (story.payment() != null) {
                judge("the payment", story, story.payment().path(), story.payment().requestId(), findings);
            }
            if (story.reservation() != null) {
                judge("the reservation", story, story.reservation().path(), story.reservation().requestId(), findings);
            }
        });
        return findings.verdict();
    }

    private static void judge(String what, Story story, StatusPath path, String requestId, Findings findings) {
        OrderRow order = story.order();
        if (order == null || requestId.equals(order.requestId())
                || order.cancelRequestedAt() != null && isTombstone(path)) {
            return;
        }
        findings.wrong(story.id(), what + " belongs to request " + requestId + ", the order to " + order.requestId());
    }

    private static boolean isTombstone(StatusPath path) {
        return path.equals(StatusPath.through("VOIDED")) || path.equals(StatusPath.through("RELEASED"));
    }
}

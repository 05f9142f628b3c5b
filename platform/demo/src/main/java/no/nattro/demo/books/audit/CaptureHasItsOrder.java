package no.nattro.demo.books.audit;

import no.nattro.demo.books.Reading;
import no.nattro.demo.books.Story;
import no.nattro.demo.shop.Money;

/** Money without an order is money of a shopper who gets nothing for it; so is more money than the order's. */
final class CaptureHasItsOrder implements Invariant {

    @Override
    public String number() {
        return "I3";
    }

    @Override
    public String sentence() {
        return "No capture without an order, and what is captured is its total";
    }

    @Override
    public Verdict judge(Reading reading) {
        Findings findings = new Findings("capture");
        reading.stories().filter(CaptureHasItsOrder::wasCaptured).forEach(story -> judge(story, findings));
        return findings.verdict();
    }

    private static boolean wasCaptured(Story story) {
        return story.captures() > 0
                || story.payment() != null && story.payment().path().passed("CAPTURED");
    }

    private static void judge(Story story, Findings findings) {
        if (!story.known()) {
            findings.judged("capture");
            findings.wrong(story.id(), "captured, and there is no such order");
        } else if (story.order() != null && story.still()) {
            findings.judged("capture");
            compare("the bank", story.charge() == null ? null : story.charge().amount(), story, findings);
            compare("the payment", story.payment() == null ? null : story.payment().amount(), story, findings);
        }
    }

    private static void compare(String who, Money amount, Story story, Findings findings) {
        Money total = story.order() == null ? null : story.order().total();
        if (amount != null && !amount.equals(total)) {
            findings.wrong(story.id(), who + " has " + amount + ", the order's total is "
                    + (total == null ? "not known" : total));
        }
    }
}

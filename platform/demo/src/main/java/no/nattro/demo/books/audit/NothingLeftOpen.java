package no.nattro.demo.books.audit;

import java.util.ArrayList;
import java.util.List;
import no.nattro.demo.books.Reading;
import no.nattro.demo.books.Story;

/**
 * When nobody buys any more and everything runs, all work comes to its end; what is then still open is forgotten. While
 * somebody buys there is always something open, so it is only judged on request.
 */
final class NothingLeftOpen implements Invariant {

    private final boolean atRest;

    NothingLeftOpen(boolean atRest) {
        this.atRest = atRest;
    }

    @Override
    public String number() {
        return "I5";
    }

    @Override
    public String sentence() {
        return "At rest no order, hold or payment is left open";
    }

    @Override
    public Verdict judge(Reading reading) {
        if (!atRest) {
            return Verdict.notChecked("only --at-rest can tell what is forgotten from what is in flight");
        }
        Findings findings = new Findings("order");
        reading.stories().forEach(story -> {
            findings.judged("order");
            List<String> open = open(story);
            if (!open.isEmpty()) {
                findings.wrong(story.id(), String.join(", ", open));
            }
        });
        return findings.verdict();
    }

    private static List<String> open(Story story) {
        List<String> open = new ArrayList<>();
        if (story.isInFlight()) {
            open.add(story.order() == null ? "just placed" : "the order is " + story.order().status());
        } else if (story.isHeld()) {
            open.add("pieces are still held: " + story.reservation().lines());
        }
        if (story.payment() != null && story.payment().isOpen()) {
            open.add("the payment is " + story.payment().status());
        }
        return open;
    }
}

package no.nattro.demo.books.audit;

import no.nattro.demo.books.Reading;
import no.nattro.demo.books.history.Replayed;
import no.nattro.demo.books.history.Replays;

/** Who is not sure asks again. That must be safe for ever, so every key is asked twice after everything has ended. */
final class ReplaysAgree implements Invariant {

    private final Replays replays;

    ReplaysAgree(Replays replays) {
        this.replays = replays;
    }

    @Override
    public String number() {
        return "I8";
    }

    @Override
    public String sentence() {
        return "A key that is asked again gives its answer again, and buys nothing";
    }

    @Override
    public Verdict judge(Reading reading) {
        Findings findings = new Findings("key");
        replays.replayed().forEach(replayed -> {
            findings.judged("key");
            judge(replayed, findings);
        });
        long added = reading.rows() - replays.rowsBefore();
        if (added != 0) {
            findings.wrong(new Violation("rows", "asking again made " + added + " more"));
        }
        return findings.verdict();
    }

    private static void judge(Replayed replayed, Findings findings) {
        if (!replayed.first().equals(replayed.second())) {
            findings.wrong(of(replayed, "was answered " + replayed.first() + ", then " + replayed.second()));
        } else if (replayed.told() != null && !replayed.told().equals(replayed.first())) {
            findings.wrong(of(replayed, "had been answered " + replayed.told() + ", and now " + replayed.first()));
        }
    }

    private static Violation of(Replayed replayed, String what) {
        return new Violation(replayed.whom().toString(), what);
    }
}

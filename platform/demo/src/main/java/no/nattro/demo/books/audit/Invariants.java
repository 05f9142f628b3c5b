package no.nattro.demo.books.audit;

import java.util.List;
import no.nattro.demo.books.history.History;
import no.nattro.demo.books.history.Replays;
import org.jspecify.annotations.Nullable;

/** The ten of the design, in its order. */
public final class Invariants {

    private static final History NONE = new History(List.of());

    private Invariants() {}

    /**
     * @param atRest  whether nobody buys any more, and everything has had its time to end
     * @param history what clients were told; null when nothing was recorded
     * @param replays null when nothing was replayed
     */
    public static List<Invariant> of(boolean atRest, @Nullable History history, @Nullable Replays replays) {
        return List.of(new StockAddsUp(), new OneCapture(), new CaptureHasItsOrder(), new BankAgrees(),
                new NothingLeftOpen(atRest), new LegalPaths(),
                history == null ? without(new AnswersStand(NONE), "--history FILE") : new AnswersStand(history),
                replays == null
                        ? without(new ReplaysAgree(new Replays(List.of(), 0)), "--history FILE and --at-rest")
                        : new ReplaysAgree(replays),
                history == null ? without(new EndsInTime(NONE), "--history FILE") : new EndsInTime(history),
                new OneStory());
    }

    private static Invariant without(Invariant invariant, String missing) {
        return new NotChecked(invariant.number(), invariant.sentence(), "needs " + missing);
    }
}

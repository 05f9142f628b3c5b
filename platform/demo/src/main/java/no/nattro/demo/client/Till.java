package no.nattro.demo.client;

import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import no.nattro.demo.books.history.Operation;
import no.nattro.demo.books.history.Operation.What;
import org.jspecify.annotations.Nullable;

/**
 * Where one client buys and cancels: whatever leaves here is written down, counted, and held against what was said before.
 * Nothing leaves once all are told to stop: an action has several requests, and the later ones would come after the end.
 */
public final class Till {

    private static final int UNAUTHORISED = 401;

    private final FrontDoor door;
    private final Recorder recorder;
    private final Answers answers;
    private final InstantSource clock;
    private final Stopping stopping;

    public Till(FrontDoor door, Recorder recorder, Answers answers, InstantSource clock, Stopping stopping) {
        this.door = door;
        this.recorder = recorder;
        this.answers = answers;
        this.clock = clock;
        this.stopping = stopping;
    }

    /** @param hangUpAfter null to wait for the answer */
    public Heard buy(Wish wish, ShopsWord word, @Nullable Duration hangUpAfter) {
        Heard heard = buyOnce(wish, word, hangUpAfter);
        // The cookie came with the refusal. The key is the same: should both arrive, they are one purchase.
        return heard.hasStatus(UNAUTHORISED)
                ? buyOnce(wish, word, hangUpAfter)
                : heard;
    }

    private Heard buyOnce(Wish wish, ShopsWord word, @Nullable Duration hangUpAfter) {
        if (stopping.isAsked()) {
            return new Heard.NotSent();
        }
        String cookie = door.cookie();
        ShopsWord.Asked asked = word.ask(wish.body());
        Heard heard = door.buy(wish, hangUpAfter);
        Meaning meaning = Meaning.ofPurchase(heard, cookie != null);
        Operation operation = new Operation(clock.instant(), What.BUY, cookie, wish.key(), wish.body(), meaning.end(),
                status(heard), body(heard), meaning.order());
        keep(operation, heard, meaning);
        word.hear(asked, operation).forEach(wrong -> contradiction(operation, wrong));
        return heard;
    }

    public Heard cancel(UUID order) {
        if (stopping.isAsked()) {
            return new Heard.NotSent();
        }
        String cookie = door.cookie();
        Heard heard = door.cancel(order);
        Meaning meaning = Meaning.ofCancellation(heard);
        Operation operation = new Operation(clock.instant(), What.CANCEL, cookie, null, null, meaning.end(),
                status(heard), body(heard), order);
        keep(operation, heard, meaning);
        if (meaning.order() != null && !meaning.order().equals(order)) {
            contradiction(operation, "was told of order " + meaning.order() + " instead");
        }
        return heard;
    }

    private void keep(Operation operation, Heard heard, Meaning meaning) {
        recorder.record(operation);
        answers.count(operation, meaning.word(), heard.answer().filter(Heard.Answered::replayed).isPresent());
        if (meaning.isForeign()) {
            contradiction(operation, "got an answer that the contract does not have for it: " + operation.status() + " "
                    + operation.response());
        }
    }

    private void contradiction(Operation operation, String wrong) {
        String who = operation.shopper().map(shopper -> "shopper " + shopper).orElse("a shopper without a cookie");
        String what = operation.what() == What.BUY
                ? " key " + operation.key()
                : " cancelling order " + operation.orderId();
        answers.contradiction(who + what + " " + wrong);
    }

    private static @Nullable Integer status(Heard heard) {
        return heard.answer().map(Heard.Answered::status).orElse(null);
    }

    private static @Nullable String body(Heard heard) {
        return heard.answer().map(Heard.Answered::body).orElse(null);
    }
}

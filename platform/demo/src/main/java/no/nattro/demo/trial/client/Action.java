package no.nattro.demo.trial.client;

import java.time.Duration;
import no.nattro.demo.client.Wish;

/** Something that a client does. All that is random in it is drawn before, so that what the shop answers changes no plan. */
sealed interface Action {

    /** Buys, and asks again until it knows, as far as its patience goes. */
    record Buy(Wish wish) implements Action {}

    /**
     * Hangs up before the answer has come.
     *
     * @param comesBack whether it asks again later
     */
    record HangUp(Wish wish, Duration after, boolean comesBack) implements Action {}

    /** Sends the same several times at once, as by a double click. */
    record AtOnce(Wish wish, int copies) implements Action {}

    /** Sends two purchases at once under one key: only one of them may be taken. */
    record Contest(Wish one, Wish other) implements Action {}

    /** Cancels what it has bought as soon as the answer tells its id. */
    record BuyAndCancel(Wish wish) implements Action {}

    /** Buys, and cancels while the answer is still being worked on. */
    record CancelUnderWay(Wish wish, Duration after) implements Action {}

    /**
     * Asks for an earlier purchase again, so many times at once.
     *
     * @param which from 0, the oldest that is remembered, to below 1, the last
     */
    record Replay(double which, int copies) implements Action {}

    /** Uses the key of an earlier purchase, chosen as for a replay, for another. */
    record ReuseKey(double which, String body) implements Action {}

    /** Cancels an earlier purchase, chosen as for a replay, however it stands. */
    record Cancel(double which) implements Action {}
}

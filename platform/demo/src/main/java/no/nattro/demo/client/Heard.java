package no.nattro.demo.client;

import java.time.Duration;
import java.util.Optional;

/** What came of a request, as its client sees it. */
public sealed interface Heard {

    /**
     * @param body     to the byte
     * @param replayed whether the shop says that it has given this answer before
     */
    record Answered(int status, String body, Optional<Duration> retryAfter, boolean replayed) implements Heard {}

    /** No connection came about: nothing has left. */
    record NotSent() implements Heard {}

    /** It may have arrived; the connection broke, or the time was over. */
    record NoAnswer() implements Heard {}

    /** The client did not wait for the answer. */
    record HungUp() implements Heard {}

    /** Empty when none came. */
    default Optional<Answered> answer() {
        return this instanceof Answered answered ? Optional.of(answered) : Optional.empty();
    }

    default boolean hasStatus(int status) {
        return answer().filter(answered -> answered.status() == status).isPresent();
    }
}

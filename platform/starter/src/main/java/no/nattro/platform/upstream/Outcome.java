package no.nattro.platform.upstream;

import java.util.function.Function;

/**
 * How a remote call ended. Sealed, so that a {@code switch} without a default makes the compiler ask for all four.
 *
 * @param <T> what a success carries
 * @param <R> the business refusals that this call documents
 */
public sealed interface Outcome<T, R> {

    /** Reads a success further; what it carries may turn out not to be one. The other three stay what they are. */
    default <U> Outcome<U, R> flatMap(Function<? super T, Outcome<U, R>> further) {
        return switch (this) {
            case Done<T, R>(T value) -> further.apply(value);
            case Refused<T, R>(R reason, String detail) -> new Refused<>(reason, detail);
            case Unknown<T, R>(String cause) -> new Unknown<>(cause);
            case NotSent<T, R>(String cause) -> new NotSent<>(cause);
        };
    }

    /** A definite success. */
    record Done<T, R>(T value) implements Outcome<T, R> {}

    /** A documented business refusal, recognised by the problem's type and by nothing else. */
    record Refused<T, R>(R reason, String detail) implements Outcome<T, R> {}

    /**
     * It may have happened, or may still: a timeout, a reset, a 5xx, an undocumented 4xx, a 202, an answer that cannot be
     * read. Nothing may be undone on this alone; ask again with the same key.
     */
    record Unknown<T, R>(String cause) implements Outcome<T, R> {}

    /** Nothing left this process, or nobody listened: nothing happened in this attempt. */
    record NotSent<T, R>(String cause) implements Outcome<T, R> {}
}

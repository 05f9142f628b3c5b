package no.nattro.demo.books.history;

import org.jspecify.annotations.Nullable;

/**
 * A purchase that was asked for twice more, long after its end.
 *
 * @param told how it had been decided, as far as its client knew; null when the client never learnt it
 */
public record Replayed(ShopperKey whom, @Nullable Reply told, Reply first, Reply second) {

    /** An answer, to the byte. */
    public record Reply(int status, String body) {

        @Override
        public String toString() {
            return status + " " + body;
        }
    }
}

package no.nattro.demo.books.audit;

import java.util.UUID;

/**
 * A row, or a few that belong together, that an invariant does not allow.
 *
 * @param key  what it is about: the same in the next reading, if it still stands then
 * @param what is wrong there, with the numbers
 */
public record Violation(String key, String what) {

    static Violation ofOrder(UUID id, String what) {
        return new Violation("order " + id, what);
    }
}

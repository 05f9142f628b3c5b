package no.nattro.demo.bugs;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A bug, and the story in which it shows.
 *
 * @param guards of a database that would stop it
 * @param pieces in stock when the story begins
 * @param broken the invariants that its books break, and no others
 */
record SeededBug(String name, Set<String> broken, List<Guard> guards, int pieces, Story story) {

    /** Played the same way twice: as the services are delivered, and with the bug in them. */
    interface Story {

        /** @return the order that the checker must name */
        UUID play(Stage stage, boolean withBug);
    }

    static SeededBug of(String name, Set<String> broken, Story story, Guard... guards) {
        return new SeededBug(name, broken, List.of(guards), 10, story);
    }

    /** One whose books stay in order, since another rule covers it. */
    static SeededBug covered(String name, Story story) {
        return of(name, Set.of(), story);
    }

    SeededBug withPieces(int number) {
        return new SeededBug(name, broken, guards, number, story);
    }

    @Override
    public String toString() {
        return name;
    }
}

package no.nattro.demo.bugs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.nattro.demo.books.audit.AuditReport;
import no.nattro.demo.books.audit.Judgement;
import no.nattro.demo.books.audit.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A checker that cannot fail is worth nothing. Each bug is seeded into the real services and played in the interleaving that
 * the model of the checkout found for it; the same story without the bug leaves the books in order. The services are started
 * once, which takes longest; their logs stay in target/seeded-bugs.
 */
class SeededBugsIT {

    private static Stage stage;

    @BeforeAll
    static void startTheServices() throws IOException, SQLException {
        stage = new Stage();
        stage.open(Path.of("target/seeded-bugs"));
    }

    @AfterAll
    static void endTheServices() throws IOException {
        stage.close();
    }

    static Stream<SeededBug> bugs() {
        return Stream.of(InventoryBugs.all(), MoneyBugs.all(), OrderBugs.all(), AnswerBugs.all())
                .flatMap(each -> each);
    }

    static Stream<SeededBug> guarded() {
        return bugs().filter(bug -> !bug.guards().isEmpty());
    }

    static Stream<SeededBug> covered() {
        return Stream.of(InventoryBugs.covered(), OrderBugs.covered(), AnswerBugs.covered()).flatMap(each -> each);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bugs")
    void a_bug_turns_the_check_red_where_the_same_story_without_it_leaves_it_green(SeededBug bug) {
        assertInOrder(told(bug, false, List.of()));

        Told told = told(bug, true, bug.guards());
        assertThat(told.report().holds()).isFalse();
        assertThat(told.report().invariants()).filteredOn(Judgement::state, Verdict.State.BROKEN)
                .allSatisfy(broken -> assertThat(broken.violations().toString()).contains(told.order().toString()))
                .extracting(Judgement::invariant).as(told.toString())
                .containsExactlyInAnyOrderElementsOf(bug.broken());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("guarded")
    void a_constraint_of_the_database_stops_it_by_itself(SeededBug bug) {
        assertInOrder(told(bug, true, List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("covered")
    void a_bug_that_a_second_rule_covers_leaves_the_books_in_order(SeededBug bug) {
        assertInOrder(told(bug, true, List.of()));
    }

    /** How a story ended, and what the checker says of it. */
    private record Told(UUID order, AuditReport report) {

        @Override
        public String toString() {
            return "order " + order + ": " + report.invariants().stream()
                    .flatMap(judgement -> judgement.violations().stream()
                            .map(violation -> judgement.invariant() + " " + violation))
                    .toList();
        }
    }

    private static Told told(SeededBug bug, boolean withBug, List<Guard> removed) {
        stage.clear(bug.pieces());
        removed.forEach(stage::remove);
        UUID order = bug.story().play(stage, withBug);
        stage.awaitRest();
        return new Told(order, stage.audit());
    }

    private static void assertInOrder(Told told) {
        assertThat(told.report().holds()).as(told.toString()).isTrue();
        assertThat(told.report().orders()).isNotEmpty();
    }
}

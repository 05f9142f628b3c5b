package no.nattro.demo.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import no.nattro.demo.books.Reconciliation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReconciledTest {

    private static final Instant HEALED = Instant.parse("2026-11-23T20:00:00Z");
    private static final String BEFORE = "2026-11-23T19:59:59Z";
    private static final String AFTER = "2026-11-23T20:00:09Z";

    @Test
    void it_waits_for_a_run_that_ended_after_everything_was_healed() {
        Iterator<Reconciliation> runs = List.of(run(BEFORE, 0, null), run(AFTER, 0, null)).iterator();

        assertThat(new Reconciled(runs::next, Reconciled.LIMIT).since(HEALED)).isEmpty();
        assertThat(runs).isExhausted();
    }

    @Test
    void one_that_never_ends_is_not_clean() {
        assertThat(at_once(run(null, 0, null))).contains("No reconciliation has succeeded within 0 s after everything"
                + " was healed: not finished yet");
    }

    @Test
    void one_from_before_says_nothing_of_the_end() {
        assertThat(at_once(run(BEFORE, 0, null))).startsWith("No reconciliation has succeeded");
    }

    @Test
    void one_that_fails_since_then_is_not_clean() {
        assertThat(at_once(run(AFTER, 0, "the bank is away"))).contains("since then it fails: the bank is away");
    }

    @Test
    void what_it_flags_wants_a_person() {
        assertThat(at_once(run(AFTER, 2, null))).startsWith("Reconciliation wants a person: ").contains("2 flagged");
    }

    private static String at_once(Reconciliation last) {
        return new Reconciled(() -> last, Duration.ZERO).since(HEALED).orElseThrow();
    }

    private static Reconciliation run(@Nullable String finishedAt, long flagged,
            @Nullable String failure) {
        return new Reconciliation(finishedAt, 1, 0, flagged, failure);
    }
}

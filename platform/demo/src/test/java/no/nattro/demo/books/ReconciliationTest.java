package no.nattro.demo.books;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReconciliationTest {

    @Test
    void it_is_told_in_words() {
        assertThat(new Reconciliation("2026-11-23T18:00:00Z", 7, 1, 2, null))
                .hasToString("7 compared with the bank at 2026-11-23T18:00:00Z, 1 repaired, 2 flagged");
        assertThat(new Reconciliation(null, 0, 0, 0, "no answer"))
                .hasToString("not finished yet; since then it fails: no answer");
    }

    @Test
    void a_difference_that_is_not_repaired_or_a_run_that_fails_wants_a_person() {
        assertThat(new Reconciliation("x", 7, 1, 0, null).wantsAPerson()).isFalse();
        assertThat(new Reconciliation("x", 7, 1, 1, null).wantsAPerson()).isTrue();
        assertThat(new Reconciliation("x", 7, 1, 0, "no answer").wantsAPerson()).isTrue();
    }
}

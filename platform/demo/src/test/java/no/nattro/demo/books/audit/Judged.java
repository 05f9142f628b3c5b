package no.nattro.demo.books.audit;

import static org.assertj.core.api.Assertions.assertThat;

import no.nattro.demo.books.MadeUpOrder;
import no.nattro.demo.books.Reading;

/** What the tests of all judges say of a verdict. */
final class Judged {

    private Judged() {}

    static void holds(Invariant invariant, Reading reading, String judged) {
        Verdict verdict = invariant.judge(reading);
        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.state()).isEqualTo(Verdict.State.HOLDS);
        assertThat(verdict.judged()).isEqualTo(judged);
    }

    /** Breaks once, about this. */
    static void breaks(Invariant invariant, Reading reading, String key, String what) {
        Verdict verdict = invariant.judge(reading);
        assertThat(verdict.violations()).hasSize(1);
        assertThat(verdict.state()).isEqualTo(Verdict.State.BROKEN);
        assertThat(verdict.violations().getFirst().key()).isEqualTo(key);
        assertThat(verdict.violations().getFirst().what()).contains(what);
    }

    static void breaks(Invariant invariant, Reading reading, MadeUpOrder order, String what) {
        breaks(invariant, reading, "order " + order.id, what);
    }
}

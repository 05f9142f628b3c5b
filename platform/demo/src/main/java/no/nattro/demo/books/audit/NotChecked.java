package no.nattro.demo.books.audit;

import no.nattro.demo.books.Reading;

/** Stands in for an invariant that cannot be judged here, and says so: it must not pass by not being there. */
record NotChecked(String number, String sentence, String because) implements Invariant {

    @Override
    public Verdict judge(Reading reading) {
        return Verdict.notChecked(because);
    }
}

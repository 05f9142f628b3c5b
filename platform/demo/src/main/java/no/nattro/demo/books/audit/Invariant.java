package no.nattro.demo.books.audit;

import no.nattro.demo.books.Reading;

/** Something that is true of the books at any time, whatever was killed, frozen or cut off. */
public interface Invariant {

    /** {@code I1} to {@code I10}, as in the design; a name that does not change. */
    String number();

    /** What it promises, in words. */
    String sentence();

    /** Looks at one reading; asks nothing else. */
    Verdict judge(Reading reading);
}

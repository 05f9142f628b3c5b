package no.nattro.platform.upstream;

/** What the end of an attempt says about the neighbour. */
enum Verdict {
    /** It has answered, and be it that it cannot or will not. */
    WELL,
    /** It has failed: was not there, broke off, answered that it is broken, or not within its limit. */
    BADLY,
    /** That is not known: it was not asked, or not for as long as it may take. */
    NOTHING
}

package no.nattro.demo.trial.wire;

/** Where a wire is cut; a commit at its far end is what lies between the two places. */
public enum Cut {

    /** It is whole. */
    NONE,

    /** What the caller sends does not arrive: the commit does not happen. */
    BEFORE,

    /** What is answered does not arrive: the commit has happened, and the caller does not learn it. */
    AFTER
}

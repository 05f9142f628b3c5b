package no.nattro.payment.warmup;

/** A part of serving a payment that can be played through without leaving a trace. */
@FunctionalInterface
public interface Rehearsal {

    /** Plays it once; whatever it writes is rolled back. */
    void play() throws Exception;
}

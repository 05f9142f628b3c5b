package no.nattro.platform.warmup;

import no.nattro.platform.request.RequestId;

/** A part of a service's work that can be played through without leaving a trace. Beans of this type are warmed up. */
@FunctionalInterface
public interface Rehearsal {

    /**
     * Plays it once; whatever it writes is rolled back.
     *
     * @param requestId of the warm-up, the same for all its rounds
     * @throws Exception ends the warm-up, but not the service
     */
    void play(RequestId requestId) throws Exception;
}

package no.nattro.platform.upstream;

import no.nattro.platform.request.Deadline;

/** One neighbour, as this service sees it. */
public final class Upstream {

    private final Attempt attempt;
    private final FastRepeat repeat;

    Upstream(Attempt attempt, FastRepeat repeat) {
        this.attempt = attempt;
        this.repeat = repeat;
    }

    /**
     * Makes the call, at most for its total limit per attempt and never past the deadline. A failure in less than half of
     * that limit is repeated once after a short pause; a timed-out attempt is not, since there would be no time left for its answer either.
     *
     * @return never null; no exception is thrown for anything that the network or the neighbour does
     */
    public <T, R> Outcome<T, R> send(UpstreamCall<T, R> call, Deadline deadline) {
        return repeat.run(() -> attempt.make(call, deadline));
    }
}

package no.nattro.platform.upstream;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import no.nattro.platform.request.Deadline;

/** One neighbour, as this service sees it. */
public final class Upstream {

    private final Turns turns;
    private final FastRepeat repeat;
    private final BreakerGuard breaker;
    private final Places places;
    private final Attempt attempt;

    Upstream(Turns turns, FastRepeat repeat, BreakerGuard breaker, Places places, Attempt attempt) {
        this.turns = turns;
        this.repeat = repeat;
        this.breaker = breaker;
        this.places = places;
        this.attempt = attempt;
    }

    /**
     * Makes the call, at most for its total limit per attempt and never past the deadline. A failure in less than half of
     * that limit is repeated once after a short pause, at the next instance where there are several; a timed-out attempt is
     * not, since there would be no time left for its answer either. Each attempt asks the breaker and needs a place.
     *
     * @return never null; no exception is thrown for anything that the network or the neighbour does
     */
    public <T, R> Outcome<T, R> send(UpstreamCall<T, R> call, Deadline deadline) {
        Supplier<Optional<URI>> instances = turns.ofOneCall();
        return repeat.run(() -> breaker.run(() -> places.run(() -> instances.get()
                .map(instance -> attempt.make(instance, call, deadline))
                // Not repeated: what is known of the instances is older than the pause before a repeat.
                .orElseGet(() -> AttemptResult.taughtNothing(new Outcome.NotSent<>("no instance is ready"))))));
    }
}

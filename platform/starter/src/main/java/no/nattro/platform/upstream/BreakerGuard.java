package no.nattro.platform.upstream;

import java.util.Optional;
import java.util.function.Supplier;
import no.nattro.platform.breaker.NeighbourBreaker;
import no.nattro.platform.breaker.Passage;

/** Leaves a neighbour alone that has failed attempt after attempt. Each counts, the repeat inside a request too. */
final class BreakerGuard {

    private final NeighbourBreaker breaker;

    BreakerGuard(NeighbourBreaker breaker) {
        this.breaker = breaker;
    }

    <T, R> AttemptResult<T, R> run(Supplier<AttemptResult<T, R>> attempt) {
        Optional<Passage> passage = breaker.enter();
        return passage.isEmpty()
                ? AttemptResult.taughtNothing(new Outcome.NotSent<>(breaker.why()))
                : run(attempt, passage.get());
    }

    private static <T, R> AttemptResult<T, R> run(Supplier<AttemptResult<T, R>> attempt, Passage passage) {
        try {
            AttemptResult<T, R> result = attempt.get();
            switch (result.verdict()) {
                case WELL -> passage.succeeded();
                case BADLY -> passage.failed(cause(result.outcome()));
                case NOTHING -> passage.taughtNothing();
            }
            return result;
        } finally {
            passage.taughtNothing(); // after an exception, which would be a bug of ours; else its end is told already
        }
    }

    private static String cause(Outcome<?, ?> failure) {
        return switch (failure) {
            case Outcome.Unknown<?, ?>(String cause) -> cause;
            case Outcome.NotSent<?, ?>(String cause) -> cause;
            case Outcome.Done<?, ?> _,Outcome.Refused<?, ?> _ -> "";
        };
    }
}

package no.nattro.demo.watch;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import no.nattro.demo.watch.Breaker.State;
import org.jspecify.annotations.Nullable;

/** Reads the breakers of one process. resilience4j measures them; what they refuse and until when, Nattro does. */
final class BreakerMeters {

    private static final String STATE = "resilience4j.circuitbreaker.state";
    private static final String WINDOW = "resilience4j.circuitbreaker.buffered.calls";
    private static final String FAILED = "kind:failed";
    private static final String SUCCESSFUL = "kind:successful";
    private static final String NAME = "name";
    private static final List<State> BY_FREQUENCY = List.of(State.CLOSED, State.OPEN, State.HALF_OPEN,
            State.FORCED_OPEN, State.DISABLED, State.METRICS_ONLY);

    private final Meters meters;
    private final Pace pace;

    BreakerMeters(Meters meters, Pace pace) {
        this.meters = meters;
        this.pace = pace;
    }

    /** Something that is known of each breaker by its name. */
    interface OfEach<T> {

        @Nullable
        T of(String name);
    }

    /**
     * @param refused calls by each
     * @param pauses  until the next probe of each; asked for only when one is open
     */
    SortedMap<String, Breaker> read(OfEach<Double> refused, OfEach<Double> pauses) {
        SortedMap<String, Breaker> breakers = new TreeMap<>();
        Parts closed = meters.flags(STATE, List.of("state:closed"), NAME);
        Parts failed = meters.gauge(WINDOW, List.of(FAILED), NAME);
        // In a window without failures they only grow.
        Parts succeeded = failed.areAllZero()
                ? meters.counter(WINDOW, List.of(SUCCESSFUL), NAME)
                : meters.gauge(WINDOW, List.of(SUCCESSFUL), NAME);
        for (String name : closed.names()) {
            // It opens with the last failure: one that has just been seen to be closed may have opened before its window was read.
            boolean wasClosed = closed.of(name) == 1;
            boolean hasNotFailed = failed.of(name) != null && failed.of(name) == 0;
            State state = wasClosed && hasNotFailed ? State.CLOSED : state(name);
            boolean hasMoved = wasClosed && state != State.CLOSED;
            breakers.put(name, new Breaker(state,
                    whole(hasMoved ? meters.value(WINDOW, FAILED, NAME + ":" + name) : failed.of(name)),
                    whole(hasMoved ? meters.value(WINDOW, SUCCESSFUL, NAME + ":" + name) : succeeded.of(name)),
                    state == State.OPEN ? pauses.of(name) : Double.valueOf(0),
                    pace.of("breaker " + name, refused.of(name))));
        }
        return breakers;
    }

    private State state(String name) {
        return BY_FREQUENCY.stream().filter(state -> {
            Double is = meters.value(STATE, "state:" + state, NAME + ":" + name);
            return is != null && is == 1;
        }).findFirst().orElse(State.CLOSED); // it has closed meanwhile
    }

    private static @Nullable Integer whole(@Nullable Double value) {
        return value == null ? null : value.intValue();
    }
}

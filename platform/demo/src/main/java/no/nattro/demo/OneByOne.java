package no.nattro.demo;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.stack.StackState;

/**
 * Restarts one instance after the other; with several of a component, one of them always serves. That one is ready is not
 * enough: for up to half a second longer its callers do not know, and if the other went meanwhile, they would know of none.
 */
record OneByOne(Context context, Duration patience) {

    /** For callers that ask every half second. One that is frozen never gets to know, and must not keep the others. */
    private static final Duration CALLERS_NOTICE_WITHIN = Duration.ofSeconds(10);

    /** For who holds the lock. */
    void restart(List<Instance> instances) {
        instances.forEach(this::restart);
    }

    /** Tells whether all who call it know that it is back. */
    boolean restart(Instance instance) {
        StackState before = context.running();
        context.stop(before.find(instance).stream().toList());
        StackState after = context.stack().running()
                .orElseGet(() -> StackState.empty(before.portBase(), before.replicas()));
        StartCommand.start(context, after, Set.of(instance), patience);
        return isKnown(instance);
    }

    private boolean isKnown(Instance instance) {
        return context.running().callersOf(instance.component()).know(CALLERS_NOTICE_WITHIN);
    }
}

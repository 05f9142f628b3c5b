package no.nattro.demo.trial.fault;

import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.stack.Instance;

/** What can be done to the parts of a system. Each returns when it is done. */
public interface Breakable {

    /** Ends it with no chance to put anything in order. */
    void kill(Instance instance);

    /**
     * Brings back a dead one, and returns when it is ready.
     *
     * @throws DemoFailed when it does not get ready, or somebody else has stopped it
     */
    void start(Instance instance);

    /** Makes it stand still; no effect on a dead one. */
    void freeze(Instance instance);

    void thaw(Instance instance);

    /** From here on what its callers send does not arrive, and their connections are reset. */
    void cutBefore(Instance instance);

    /** From here on what it answers does not arrive, and the connections are reset. */
    void cutAfter(Instance instance);

    /** Lets through again what was cut. */
    void restore(Instance instance);

    /** Whether its process is there, frozen or not. */
    boolean isAlive(Instance instance);

    /** How many requests to it or answers of it were lost at its cuts so far. */
    long losses(Instance instance);
}

package no.nattro.demo.trial.fault;

import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.stack.Instance;

/** What can be done to the parts of a system. Each returns when it is done. */
public interface Breakable {

    void kill(Instance instance);

    /**
     * Returns when it is ready.
     *
     * @throws DemoFailed when it does not get ready
     */
    void start(Instance instance);

    void freeze(Instance instance);

    void thaw(Instance instance);

    void cutBefore(Instance instance);

    void cutAfter(Instance instance);

    /** Lets through again what was cut. */
    void restore(Instance instance);

    /** Whether its process is there, frozen or not. */
    boolean isAlive(Instance instance);

    /** How many requests to it or answers of it were lost at its cuts so far. */
    long losses(Instance instance);
}

package no.nattro.demo.trial;

import no.nattro.demo.stack.Instance;
import no.nattro.demo.trial.fault.Breakable;
import no.nattro.demo.trial.stack.TrialStack;

/** The trial's stack, as the conductor sees it. */
record BreakableStack(TrialStack stack) implements Breakable {

    @Override
    public void kill(Instance instance) {
        stack.kill(instance);
    }

    @Override
    public void start(Instance instance) {
        stack.start(instance);
    }

    @Override
    public void freeze(Instance instance) {
        stack.freeze(instance);
    }

    @Override
    public void thaw(Instance instance) {
        stack.thaw(instance);
    }

    @Override
    public void cutBefore(Instance instance) {
        stack.cutBefore(instance);
    }

    @Override
    public void cutAfter(Instance instance) {
        stack.cutAfter(instance);
    }

    @Override
    public void restore(Instance instance) {
        stack.restore(instance);
    }

    @Override
    public boolean isAlive(Instance instance) {
        return stack.isAlive(instance);
    }

    @Override
    public long losses(Instance instance) {
        return stack.losses(instance);
    }
}

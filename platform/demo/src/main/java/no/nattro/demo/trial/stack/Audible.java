package no.nattro.demo.trial.stack;

import no.nattro.demo.stack.Instance;
import no.nattro.demo.stack.Progress;

/** Shows the first start and the last stop. In between, starts and stops are what the trial is made of. */
final class Audible implements Progress {

    private final Progress shown;
    private volatile boolean muted;

    Audible(Progress shown) {
        this.shown = shown;
    }

    void mute() {
        shown.finished();
        muted = true;
    }

    void unmute() {
        muted = false;
    }

    @Override
    public void doing(Instance instance, String what) {
        now().doing(instance, what);
    }

    @Override
    public void done(Instance instance, String what) {
        now().done(instance, what);
    }

    @Override
    public void failed(Instance instance) {
        now().failed(instance);
    }

    @Override
    public void finished() {
        now().finished();
    }

    private Progress now() {
        return muted ? NONE : shown;
    }
}

package no.nattro.demo.stack;

/** Told what happens to each part while the stack starts or stops; by several threads at once. */
public interface Progress {

    /** For what takes no time. */
    Progress NONE = new Progress() {

        @Override
        public void doing(Instance instance, String what) {}

        @Override
        public void done(Instance instance, String what) {}

        @Override
        public void failed(Instance instance) {}

        @Override
        public void finished() {}
    };

    void doing(Instance instance, String what);

    /** Said once, when it is what it shall be: ready, or stopped. */
    void done(Instance instance, String what);

    void failed(Instance instance);

    /** Nothing more is shown of this start or stop; a stop that follows begins anew. */
    void finished();
}

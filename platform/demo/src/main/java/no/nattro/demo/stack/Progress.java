package no.nattro.demo.stack;

/** Told what happens to each component while the stack starts or stops; by several threads at once. */
public interface Progress {

    void doing(Component component, String what);

    /** Said once, when the component is what it shall be: ready, or stopped. */
    void done(Component component, String what);

    void failed(Component component);

    /** Nothing more is shown of this start or stop; a stop that follows begins anew. */
    void finished();
}

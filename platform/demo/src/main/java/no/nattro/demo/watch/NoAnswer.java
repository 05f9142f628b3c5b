package no.nattro.demo.watch;

/** A process has not answered in time, or not in a way that can be read. */
final class NoAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoAnswer(Throwable cause) {
        super(cause);
    }
}

package no.nattro.demo.home;

/**
 * What was asked cannot be done. The message is for the person at the terminal: what happened and what to do about it.
 */
public final class DemoFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean notRunning;

    private DemoFailed(String message, boolean notRunning, Throwable cause) {
        super(message, cause);
        this.notRunning = notRunning;
    }

    public DemoFailed(String message) {
        this(message, false, null);
    }

    public DemoFailed(String message, Throwable cause) {
        this(message, false, cause);
    }

    public static DemoFailed notRunning() {
        return new DemoFailed("Nattro is not running. Start it with: ./demo up", true, null);
    }

    public boolean isNotRunning() {
        return notRunning;
    }
}

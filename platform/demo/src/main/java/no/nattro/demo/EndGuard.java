package no.nattro.demo;

import java.util.concurrent.locks.LockSupport;

/**
 * What is done when a command is ended in its middle. The end may come at any moment, by a signal as well as by a key: so
 * it is the JVM's shutdown that acts, not a line of code after another; and what the command would have to say of being
 * ended, it does not say.
 */
final class EndGuard {

    private final Thread ending;
    private volatile boolean isEnding;

    EndGuard(Runnable end) {
        this.ending = Thread.ofPlatform().unstarted(() -> {
            isEnding = true;
            end.run();
        });
    }

    /** From here on the end of this command acts. Does not return when it has come before there was anything to end. */
    void take() {
        try {
            Runtime.getRuntime().addShutdownHook(ending);
        } catch (IllegalStateException _) {
            ended();
        }
    }

    /** From here on the end of this command does nothing. */
    void leave() {
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException _) {
            ended();
        }
    }

    /** Whoever fails because the command is being ended has nothing to explain. */
    void parkIfEnding() {
        while (isEnding) {
            LockSupport.park(this);
        }
    }

    private void ended() {
        isEnding = true; // Ctrl-C was faster
        parkIfEnding();
    }
}

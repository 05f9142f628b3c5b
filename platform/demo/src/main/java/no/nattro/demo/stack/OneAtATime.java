package no.nattro.demo.stack;

import java.nio.file.Path;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.Home;
import org.jspecify.annotations.Nullable;

/** Keeps a second one away while one is at work in a folder: each would delete what the other is about to look at. */
public final class OneAtATime implements AutoCloseable {

    private final Path file;
    private final String otherwise;
    private @Nullable StackLock lock;

    /**
     * @param kind as in {@code trial}, which begins {@code A trial is already running in …}
     * @param home in which there is one of them
     */
    public OneAtATime(String kind, Home home) {
        this.file = home.state().resolve(kind + ".lock");
        this.otherwise = "A " + kind + " is already running in " + home.shown(home.state())
                + ". Wait for its end, or end it there.";
    }

    /** @throws DemoFailed when there is one already */
    public synchronized void begin() {
        lock = StackLock.attempt(file).orElseThrow(() -> new DemoFailed(otherwise));
    }

    @Override
    public synchronized void close() {
        if (lock != null) {
            lock.close();
            lock = null;
        }
    }
}

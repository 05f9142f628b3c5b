package no.nattro.demo.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.PrivateFiles;
import no.nattro.demo.process.Patience;
import org.jspecify.annotations.Nullable;

/**
 * Held while a stack is changed, so that an {@code up} and a {@code down} at the same time come one after the other. It
 * is the system's lock on a file: it ends with its process, however that ends.
 */
public final class StackLock implements AutoCloseable {

    /** Longer than the slowest start. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final FileChannel file;
    private @Nullable FileLock lock;

    private StackLock(FileChannel file) {
        this.file = file;
    }

    /** @param waiting called once if another holds it */
    public static StackLock acquire(Path path, Runnable waiting) {
        try {
            PrivateFiles.directory(path.getParent());
            StackLock lock = new StackLock(FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
            if (!lock.tryAcquire()) {
                waiting.run();
                if (!Patience.of(PATIENCE).until(lock::tryAcquire)) {
                    throw new DemoFailed("Another ./demo has been starting or stopping this stack for "
                            + PATIENCE.toMinutes() + " minutes. End it first.");
                }
            }
            return lock;
        } catch (IOException e) {
            throw new DemoFailed(path + " cannot be locked: " + PrivateFiles.explain(e), e);
        }
    }

    /** Whether somebody holds it at this moment. */
    static boolean isHeld(Path path) {
        if (!Files.exists(path)) {
            return false;
        }
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE); FileLock free = file.tryLock()) {
            return free == null;
        } catch (IOException | OverlappingFileLockException _) {
            return true;
        }
    }

    private boolean tryAcquire() {
        try {
            lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException _) {
            return true; // this very command holds it: Ctrl-C came while it was starting
        } catch (IOException e) {
            throw new DemoFailed("The stack cannot be locked: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            file.close(); // and with it the lock
        } catch (IOException _) {
            // The process is about to end, and the lock with it.
        }
    }
}

package no.nattro.demo.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.PrivateFiles;
import no.nattro.demo.process.Patience;

/**
 * Held while a stack is changed, so that an {@code up} and a {@code down} at the same time come one after the other. It
 * is the system's lock on a file: it ends with its process, however that ends. Within a process it is shared: Ctrl-C
 * comes while the start holds it, and the stop that follows must neither wait for that nor do without.
 */
public final class StackLock implements AutoCloseable {

    /** Longer than the slowest start. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** The system drops a process's lock when the process closes any channel to the file: so there is but one. */
    private static final Map<Path, StackLock> HELD = new HashMap<>();

    private final Path path;
    private final FileChannel file;
    private int holders = 1;

    private StackLock(Path path, FileChannel file) {
        this.path = path;
        this.file = file;
    }

    /** @param waiting called once if another process holds it */
    public static StackLock acquire(Path path, Runnable waiting) {
        try {
            PrivateFiles.directory(path.getParent());
            if (!tryAcquire(path)) {
                waiting.run();
                if (!Patience.of(PATIENCE).until(() -> tryAcquire(path))) {
                    throw new DemoFailed("Another ./demo has been starting or stopping this stack for "
                            + PATIENCE.toMinutes() + " minutes. End it first.");
                }
            }
            return held(path);
        } catch (IOException e) {
            throw new DemoFailed(path + " cannot be locked: " + PrivateFiles.explain(e), e);
        }
    }

    /** Without waiting; empty when anybody holds it, this process too. For what happens once at a time. */
    public static Optional<StackLock> attempt(Path path) {
        try {
            PrivateFiles.directory(path.getParent());
        } catch (IOException e) {
            throw new DemoFailed(path + " cannot be locked: " + PrivateFiles.explain(e), e);
        }
        synchronized (HELD) {
            return !HELD.containsKey(path) && tryAcquire(path) ? Optional.of(held(path)) : Optional.empty();
        }
    }

    /** Whether somebody holds it at this moment. */
    static boolean isHeld(Path path) {
        synchronized (HELD) {
            if (HELD.containsKey(path)) {
                return true;
            }
            if (!Files.exists(path)) {
                return false;
            }
            try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
                return file.tryLock() == null;
            } catch (IOException _) {
                return true;
            }
        }
    }

    private static StackLock held(Path path) {
        synchronized (HELD) {
            return HELD.get(path);
        }
    }

    private static boolean tryAcquire(Path path) {
        synchronized (HELD) {
            StackLock mine = HELD.get(path);
            if (mine != null) {
                mine.holders++;
                return true;
            }
            try {
                FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                if (file.tryLock() == null) {
                    file.close();
                    return false;
                }
                HELD.put(path, new StackLock(path, file));
                return true;
            } catch (IOException e) {
                throw new DemoFailed(path + " cannot be locked: " + PrivateFiles.explain(e), e);
            }
        }
    }

    @Override
    public void close() {
        synchronized (HELD) {
            holders--;
            if (holders == 0) {
                HELD.remove(path);
                try {
                    file.close(); // and with it the lock
                } catch (IOException _) {
                    // The process is about to end, and the lock with it.
                }
            }
        }
    }
}

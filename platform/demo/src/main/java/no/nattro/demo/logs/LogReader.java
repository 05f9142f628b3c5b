package no.nattro.demo.logs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One log, line by line with their times. What stands before the first time (a JVM that has something to say before it
 * runs anything) gets that of the first line that has one: it would come before everything else otherwise.
 */
final class LogReader implements Closeable {

    /** Nothing says more than this before its first time; it is the most that is held. */
    static final int MOST_WITHOUT_TIME = 200;

    private final InstanceLog log;
    private final @Nullable Object identity;
    private final LineReader lines;
    private final boolean withRest;
    private final Deque<LogLine> ready = new ArrayDeque<>();
    private @Nullable Instant time;

    /**
     * @param position where to begin
     * @param time     of the line before that, if it is known
     * @param withRest whether a last line counts whose end is not written
     */
    LogReader(InstanceLog log, long position, @Nullable Instant time, boolean withRest) throws IOException {
        this.log = log;
        this.identity = Files.readAttributes(log.path(), BasicFileAttributes.class).fileKey();
        this.lines = new LineReader(log.path(), position);
        this.time = time;
        this.withRest = withRest;
    }

    InstanceLog log() {
        return log;
    }

    /** What the system calls the file, whatever its name is; null where it does not say. */
    @Nullable
    Object identity() {
        return identity;
    }

    /** Looks for the next line; false when there is none. */
    boolean advance() throws IOException {
        ready.poll();
        if (ready.isEmpty()) {
            read();
        }
        return !ready.isEmpty();
    }

    /** The line that {@link #advance} has found. */
    LogLine head() {
        return ready.element();
    }

    /** Where to go on another time. Lines that were found and not taken are passed over. */
    long position() {
        return lines.position();
    }

    @Nullable
    Instant time() {
        return time;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private void read() throws IOException {
        List<String> timeless = new ArrayList<>();
        for (String line = line(); line != null; line = line()) {
            Optional<Instant> begins = LogTime.of(line);
            if (begins.isPresent()) {
                time = begins.get();
                add(timeless, time);
                ready.add(new LogLine(log, time, true, line));
                return;
            }
            if (time != null) {
                ready.add(new LogLine(log, time, false, line));
                return;
            }
            timeless.add(line);
            if (timeless.size() == MOST_WITHOUT_TIME) {
                break;
            }
        }
        if (!timeless.isEmpty()) {
            time = Files.getLastModifiedTime(log.path()).toInstant();
            add(timeless, time);
        }
    }

    private void add(List<String> timeless, Instant at) {
        timeless.forEach(line -> ready.add(new LogLine(log, at, ready.isEmpty(), line)));
    }

    private @Nullable String line() throws IOException {
        String line = lines.next();
        return line == null && withRest ? lines.rest() : line;
    }
}

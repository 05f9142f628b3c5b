package no.nattro.demo.client;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import no.nattro.demo.books.history.HistoryFile;
import no.nattro.demo.books.history.Operation;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.PrivateFiles;
import org.jspecify.annotations.Nullable;

/**
 * Writes each operation down before anything is made of it, for many clients at once. An operation that was done and not
 * written would be missing from the proof, so a disk without room ends the trial; the lines before that stay whole.
 */
public final class Recorder implements AutoCloseable {

    private final Path path;
    // No channel: those are closed for everybody when one thread that writes is interrupted.
    private final RandomAccessFile file;
    private @Nullable DemoFailed failure;

    /** Begins a new history; an older one at this place is gone. */
    public Recorder(Path path) {
        this.path = path;
        try {
            PrivateFiles.directory(path.toAbsolutePath().getParent());
            Files.deleteIfExists(path);
            // With these cookies one can buy: they are nobody else's.
            Files.createFile(path,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            file = new RandomAccessFile(path.toFile(), "rw");
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** @throws DemoFailed when there is no room, and from then on always */
    public synchronized void record(Operation operation) {
        if (failure != null) {
            throw failure;
        }
        try {
            write((HistoryFile.line(operation) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            failure = failed(e);
            throw failure;
        }
    }

    private void write(byte[] line) throws IOException {
        long whole = file.length();
        try {
            file.write(line);
        } catch (IOException e) {
            file.setLength(whole); // half a line would make the rest unreadable
            throw e;
        }
    }

    private DemoFailed failed(IOException e) {
        return new DemoFailed("The history cannot be written to " + path + ": " + PrivateFiles.explain(e)
                + ". Free some room, or put the state elsewhere: NATTRO_STATE=folder", e);
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }
}

package no.nattro.demo.logs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.PrivateFiles;

/** Logs that are read together and closed together. One that is not there is left out. */
final class OpenLogs implements Closeable {

    private final List<LogReader> readers = new ArrayList<>();

    /** Opens one log. */
    interface Opening {

        LogReader open(InstanceLog log) throws IOException;
    }

    static OpenLogs of(List<InstanceLog> files, Opening opening) throws IOException {
        OpenLogs logs = new OpenLogs();
        try {
            for (InstanceLog file : files) {
                logs.open(file, opening);
            }
            return logs;
        } catch (IOException e) {
            logs.close();
            throw e;
        }
    }

    private void open(InstanceLog file, Opening opening) throws IOException {
        try {
            readers.add(opening.open(file));
        } catch (NoSuchFileException _) {
            // a reset was faster, or nothing was ever put aside
        }
    }

    List<LogReader> readers() {
        return readers;
    }

    static DemoFailed unreadable(IOException failure) {
        return new DemoFailed("The logs cannot be read: " + PrivateFiles.explain(failure), failure);
    }

    @Override
    public void close() throws IOException {
        for (LogReader reader : readers) {
            reader.close();
        }
    }
}

package no.nattro.demo.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Keeps the logs of a stack that is started every day from filling the disk. */
final class LogFile {

    /** Some days of a busy demo, and still quick to search. */
    private static final long LARGE = 20L * 1024 * 1024;

    private LogFile() {}

    /** Before a process begins to write to it: a large one is put aside, in the place of the one put aside before. */
    static Path makeRoom(Path log) {
        try {
            if (Files.exists(log) && Files.size(log) > LARGE) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException _) {
            // It stays as it is, and grows on.
        }
        return log;
    }
}

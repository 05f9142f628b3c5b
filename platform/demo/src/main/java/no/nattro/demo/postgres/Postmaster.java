package no.nattro.demo.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.process.Ending;
import no.nattro.demo.process.ProcessId;

/**
 * The file in which a server says that it is at work on a data folder. It outlives a crash, and then its number may
 * belong to anybody: PostgreSQL would refuse to start for ever, so it is looked at closely first.
 */
record Postmaster(Path data) {

    /** Ends a server that nobody knows of any more, and clears the file of one that is gone. */
    void makeRoom() {
        server().ifPresent(orphan -> {
            if (!Ending.POSTGRES.bring(orphan)) {
                throw new DemoFailed("An old PostgreSQL (pid " + orphan.pid() + ") at work on " + data
                        + " does not end. End it by hand.");
            }
        });
        try {
            Files.deleteIfExists(file());
        } catch (IOException e) {
            throw new DemoFailed(file() + " cannot be deleted: " + e.getMessage(), e);
        }
    }

    /** The server that is at work on this very folder. */
    Optional<ProcessId> server() {
        try {
            long pid = Long.parseLong(Files.readAllLines(file()).getFirst().strip());
            return ProcessId.of(pid).filter(_ -> isServerOfThisFolder(pid));
        } catch (IOException | RuntimeException _) {
            return Optional.empty();
        }
    }

    private Path file() {
        return data.resolve("postmaster.pid");
    }

    private boolean isServerOfThisFolder(long pid) {
        Path workingFolder = Path.of("/proc", Long.toString(pid), "cwd");
        try {
            if (Files.exists(workingFolder)) {
                return Files.isSameFile(workingFolder, data) && isPostgres(pid);
            }
        } catch (IOException _) {
            return false; // another user's, so not ours
        }
        return isPostgres(pid);
    }

    private static boolean isPostgres(long pid) {
        return ProcessHandle.of(pid).flatMap(handle -> handle.info().command())
                .filter(command -> command.endsWith("/postgres")).isPresent();
    }
}

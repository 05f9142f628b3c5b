package no.nattro.demo.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.process.Ending;
import no.nattro.demo.process.Patience;
import no.nattro.demo.process.ProcessId;

/**
 * The file in which a server says that it is at work on a data folder. It outlives a crash, and then its number may
 * belong to anybody: PostgreSQL would refuse to start for ever, so it is looked at closely first.
 */
record Postmaster(Path data) {

    private static final boolean PROC = Files.exists(Path.of("/proc/self/cwd"));

    /**
     * Ends a server that nobody knows of any more, and waits for what a killed one has left. The file of one that is gone
     * stays: by it PostgreSQL finds, and clears, the memory that it shared. Only if its number is taken, by
     * another or by remains that nobody has collected, it goes.
     */
    void makeRoom() {
        server().ifPresent(orphan -> {
            if (!Ending.POSTGRES.bring(orphan)) {
                throw new DemoFailed("An old PostgreSQL (pid " + orphan.pid() + ") at work on " + data
                        + " does not end. End it by hand.");
            }
        });
        if (!Patience.of(Duration.ofSeconds(10)).until(() -> workers().isEmpty())) {
            throw new DemoFailed("Processes of an old PostgreSQL are still at work on " + data + ": pids " + workers()
                    + ". End them by hand.");
        }
        try {
            if (pid().flatMap(ProcessHandle::of).isPresent()) {
                Files.deleteIfExists(file());
            }
        } catch (IOException e) {
            throw new DemoFailed(file() + " cannot be deleted: " + e.getMessage(), e);
        }
    }

    /** The children of a killed server notice that it is gone, and end, but not in the same moment. */
    private List<Long> workers() {
        return PROC
                ? ProcessHandle.allProcesses().map(ProcessHandle::pid).filter(this::isServerOfThisFolder).toList()
                : List.of(); // a working folder cannot be seen there, and a name alone proves nothing
    }

    /** The server that is at work on this very folder. */
    Optional<ProcessId> server() {
        return pid().filter(this::isServerOfThisFolder).flatMap(ProcessId::of);
    }

    private Optional<Long> pid() {
        try {
            return Optional.of(Long.parseLong(Files.readAllLines(file()).getFirst().strip()));
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
            if (PROC) {
                return isPostgres(pid) && Files.isSameFile(workingFolder, data);
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

package no.nattro.demo.process;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out which process listens on a port, from {@code /proc}; elsewhere, and for other users' processes, nobody
 * knows.
 */
public final class PortHolder {

    private static final String LISTENING = "0A";

    private PortHolder() {}

    /** The program's name and number, as in {@code java (pid 4711)}. */
    public static Optional<String> of(int port) {
        Set<String> sockets = new HashSet<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            sockets.addAll(listening(Path.of(table), port));
        }
        return sockets.isEmpty() ? Optional.empty() : holder(sockets);
    }

    /** Columns: number, local address, remote address, state, queues, timer, retransmits, user, timeout, inode. */
    private static Set<String> listening(Path table, int port) {
        String hexPort = String.format(Locale.ROOT, ":%04X", port);
        Set<String> sockets = new HashSet<>();
        try {
            for (String line : Files.readAllLines(table)) {
                String[] columns = line.strip().split("\\s+");
                if (columns.length > 9 && columns[1].endsWith(hexPort) && columns[3].equals(LISTENING)) {
                    sockets.add("socket:[" + columns[9] + "]");
                }
            }
        } catch (IOException _) {
            return Set.of();
        }
        return sockets;
    }

    private static Optional<String> holder(Set<String> sockets) {
        return ProcessHandle.allProcesses().filter(process -> holds(process.pid(), sockets)).findFirst()
                .map(process -> name(process) + " (pid " + process.pid() + ")");
    }

    private static boolean holds(long pid, Set<String> sockets) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (Path file : files) {
                if (sockets.contains(target(file))) {
                    return true;
                }
            }
        } catch (IOException | DirectoryIteratorException _) {
            return false; // another user's, or gone
        }
        return false;
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException _) {
            return ""; // closed meanwhile
        }
    }

    private static String name(ProcessHandle process) {
        return process.info().command().map(command -> Path.of(command).getFileName().toString()).orElse("a process");
    }
}

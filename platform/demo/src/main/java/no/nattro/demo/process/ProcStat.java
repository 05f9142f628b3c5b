package no.nattro.demo.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What Linux says about a process in {@code /proc/<pid>/stat}.
 *
 * @param state      one letter; {@code Z} and {@code X} are dead, though their number is still taken; {@code T} stands still
 * @param threads    of the process, itself included
 * @param startTicks clock ticks from the machine's start to the process's
 */
record ProcStat(char state, long parent, int threads, long startTicks) {

    static final boolean AVAILABLE = Files.isReadable(Path.of("/proc/self/stat"));

    static Optional<ProcStat> of(long pid) {
        try {
            byte[] stat = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "stat"));
            return Optional.of(parse(new String(stat, StandardCharsets.ISO_8859_1)));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** The second field is the program's name in brackets, and a name may hold brackets and blanks itself. */
    static ProcStat parse(String stat) {
        String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return new ProcStat(afterName[0].charAt(0), Long.parseLong(afterName[1]),
                Integer.parseInt(afterName[17]), Long.parseLong(afterName[19]));
    }

    boolean isStopped() {
        return state == 'T' || state == 't';
    }

    /** A killed process looks dead when its first thread is, but holds its ports until the last one has gone. */
    boolean isDead() {
        return (state == 'Z' || state == 'X') && threads <= 1;
    }
}

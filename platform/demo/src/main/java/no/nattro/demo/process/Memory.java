package no.nattro.demo.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The resident memory of a process and its children. PostgreSQL's processes share a piece of memory and their program,
 * which each would report as its own: of what is shared, each counts its part.
 */
public final class Memory {

    private Memory() {}

    /** Empty when the process is gone or the system does not tell. */
    public static Optional<Long> residentBytes(ProcessId process) {
        return process.handle().map(Memory::ofTree).filter(bytes -> bytes > 0);
    }

    private static long ofTree(ProcessHandle root) {
        long[] children = root.descendants().mapToLong(ProcessHandle::pid).toArray();
        if (!ProcStat.AVAILABLE) {
            return fromPs(root.pid()) + LongStream.of(children).map(Memory::fromPs).sum();
        }
        return children.length == 0
                ? fromProc(root.pid(), "status", "VmRSS:")
                : LongStream.concat(LongStream.of(root.pid()), LongStream.of(children))
                        .map(pid -> fromProc(pid, "smaps_rollup", "Pss:")).sum();
    }

    private static long fromProc(long pid, String file, String field) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), file))) {
            return lines.filter(line -> line.startsWith(field)).mapToLong(Memory::kibibytes).findFirst().orElse(0);
        } catch (IOException | UncheckedIOException _) {
            return 0;
        }
    }

    private static long kibibytes(String line) {
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
    }

    private static long fromPs(long pid) {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
            String kibibytes = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return kibibytes.isEmpty() ? 0 : Long.parseLong(kibibytes) * 1024;
        } catch (IOException _) {
            return 0;
        }
    }
}

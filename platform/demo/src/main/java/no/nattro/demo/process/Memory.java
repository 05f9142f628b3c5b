package no.nattro.demo.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The resident memory of a process and its children. PostgreSQL's processes share one piece of memory, which each would
 * report as its own: it is counted once.
 */
public final class Memory {

    private Memory() {}

    /** Empty when the process is gone or the system does not tell. */
    public static Optional<Long> residentBytes(ProcessId process) {
        return process.handle().map(Memory::ofTree).filter(bytes -> bytes > 0);
    }

    private static long ofTree(ProcessHandle root) {
        long[] pids = LongStream.concat(LongStream.of(root.pid()), root.descendants().mapToLong(ProcessHandle::pid))
                .toArray();
        if (!ProcStat.AVAILABLE) {
            return LongStream.of(pids).map(Memory::fromPs).sum();
        }
        Share[] shares = LongStream.of(pids).mapToObj(Memory::fromProc).toArray(Share[]::new);
        long own = Stream.of(shares).mapToLong(Share::own).sum();
        long shared = Stream.of(shares).mapToLong(Share::shared).max().orElse(0);
        return own + shared;
    }

    private record Share(long own, long shared) {}

    private static Share fromProc(long pid) {
        try (Stream<String> status = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            long total = 0;
            long shared = 0;
            for (String line : (Iterable<String>) status::iterator) {
                total = line.startsWith("VmRSS:") ? kibibytes(line) : total;
                shared = line.startsWith("RssShmem:") ? kibibytes(line) : shared;
            }
            return new Share(total - shared, shared);
        } catch (IOException _) {
            return new Share(0, 0);
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

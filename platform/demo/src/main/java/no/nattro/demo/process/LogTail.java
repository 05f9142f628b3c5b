package no.nattro.demo.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The end of a log, from a place on: what an earlier run wrote explains nothing about this one.
 *
 * @param from the file's length when the run began
 */
public record LogTail(Path log, long from) {

    /** More than twenty of the longest lines. */
    private static final int BYTES = 32 * 1024;
    private static final int LINES = 20;

    /** Marks the place before a process is started. */
    public static LogTail mark(Path log) {
        try {
            return new LogTail(log, Files.exists(log) ? Files.size(log) : 0);
        } catch (IOException _) {
            return new LogTail(log, 0);
        }
    }

    public List<String> lines() {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long start = Math.max(from, file.length() - BYTES);
            byte[] end = new byte[Math.toIntExact(Math.max(0, file.length() - start))];
            file.seek(start);
            file.readFully(end);
            List<String> lines = new String(end, StandardCharsets.UTF_8).stripTrailing().lines().toList();
            return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
        } catch (IOException _) {
            return List.of();
        }
    }
}

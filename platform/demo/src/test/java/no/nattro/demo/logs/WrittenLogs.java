package no.nattro.demo.logs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Logs that a test writes, and what somebody who reads them sees. */
final class WrittenLogs {

    private final Path path;
    private final List<String> seen = new ArrayList<>();

    WrittenLogs(Path path) throws IOException {
        this.path = Files.createDirectories(path);
    }

    LogFolder folder() {
        return new LogFolder(path, List.of("gateway", "order", "postgres"));
    }

    Path path(String name) {
        return path.resolve(name + ".log");
    }

    void write(String name, String... lines) throws IOException {
        append(name, String.join("\n", lines) + "\n");
    }

    void append(String name, String text) throws IOException {
        Files.writeString(path(name), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** A line of a service in the first minute of a day. */
    static String at(int second, String text) {
        return "2026-11-23T00:00:%02d.000Z  INFO %s".formatted(second, text);
    }

    /** Takes everything. */
    Predicate<LogLine> reader() {
        return line -> seen.add(line.log().name() + ": " + line.text().replaceFirst("^[-0-9T:.]+Z  INFO ", ""));
    }

    /** What was seen since the last time. */
    List<String> seen() {
        List<String> now = List.copyOf(seen);
        seen.clear();
        return now;
    }
}

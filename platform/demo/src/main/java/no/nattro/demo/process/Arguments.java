package no.nattro.demo.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** With what command line a process was started. */
public final class Arguments {

    private Arguments() {}

    /**
     * The program and its arguments; empty where they cannot be known, as of another user's process. Java itself knows
     * only the first 4096 bytes of them on Linux.
     */
    public static List<String> of(ProcessHandle process) {
        Path commandLine = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        if (ProcStat.AVAILABLE) {
            try {
                String arguments = Files.readString(commandLine, StandardCharsets.UTF_8);
                return arguments.isEmpty() ? List.of() : List.of(arguments.split("\0"));
            } catch (IOException _) {
                return List.of(); // gone, not ours, or not in UTF-8 and so not ours either
            }
        }
        ProcessHandle.Info info = process.info();
        return info.arguments().map(List::of).orElse(List.of());
    }
}

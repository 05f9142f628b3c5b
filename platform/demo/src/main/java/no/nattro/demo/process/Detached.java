package no.nattro.demo.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import no.nattro.demo.home.DemoFailed;

/**
 * Starts a process that outlives this one and that a terminal's Ctrl-C does not reach: everything would end at once
 * otherwise, PostgreSQL under the services and the services under the gateway. Needs {@code setsid}; macOS has none,
 * there the process ignores the signal, which PostgreSQL does not (it stops in good order, but too early).
 */
public final class Detached {

    private static final List<String> OWN_SESSION = Executables.find("setsid").map(path -> List.of(path.toString()))
            .orElse(List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "detached"));

    private Detached() {}

    static List<String> ownSession(List<String> command) {
        return Stream.concat(OWN_SESSION.stream(), command.stream()).toList();
    }

    /** What it prints is appended to the log. */
    public static ProcessId start(List<String> command, Consumer<Map<String, String>> environment, Path folder,
            Path log) {
        try {
            Files.createDirectories(log.getParent());
            // setsid and the shell exec the command, so that the number stays the same.
            ProcessBuilder builder = new ProcessBuilder(ownSession(command))
                    .directory(folder.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .redirectErrorStream(true);
            environment.accept(builder.environment());
            return ProcessId.of(builder.start());
        } catch (IOException e) {
            throw new DemoFailed(command.getFirst() + " cannot be started: " + e.getMessage(), e);
        }
    }
}

package no.nattro.demo.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import no.nattro.demo.home.DemoFailed;

/** Runs a program to its end. What it printed is shown only when it failed. */
public final class Tool {

    private Tool() {}

    /** @throws DemoFailed when it exits with another code than 0; starts with what could not be done */
    public static void run(String what, List<String> command, Consumer<Map<String, String>> environment) {
        try {
            // A terminal's Ctrl-C would end it before whoever started it knows why; that one ends it itself.
            ProcessBuilder builder = new ProcessBuilder(Detached.ownSession(command)).redirectErrorStream(true);
            environment.accept(builder.environment());
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            if (exit != 0) {
                throw new DemoFailed(what + " failed (exit code " + exit + "):\n" + withoutStackFrames(output));
            }
        } catch (IOException e) {
            throw new DemoFailed(what + " failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailed(what + " was interrupted", e);
        }
    }

    /** Some tools are written in Java; what they have to say stands between the frames. */
    private static String withoutStackFrames(String output) {
        return output.strip().lines().filter(line -> !line.startsWith("\tat ") && !line.startsWith("\t... "))
                .collect(Collectors.joining("\n"));
    }
}

package no.nattro.demo;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import no.nattro.demo.home.Home;

/** The command in a process of its own, for what cannot be seen from inside: signals, the PATH, an inherited terminal. */
final class DemoProcess {

    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final Path out;
    private final Path err;

    private DemoProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** @param environment what is added */
    static DemoProcess start(Home home, Map<String, String> environment, List<String> jvmOptions,
            String... arguments) {
        // A test may run in the background, where a shell has Ctrl-C ignored for it.
        return start("default", home, environment, jvmOptions, arguments);
    }

    /** As the script starts it where Ctrl-C is another's business. */
    static DemoProcess startIgnoringInterrupts(Home home, Map<String, String> environment, String... arguments) {
        return start("ignore", home, environment, List.of(), arguments);
    }

    private static DemoProcess start(String interrupts, Home home, Map<String, String> environment,
            List<String> jvmOptions, String... arguments) {
        List<String> command = new ArrayList<>(List.of("env", "--" + interrupts + "-signal=INT",
                Path.of(System.getProperty("java.home"), "bin/java").toString(), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                "-Dnattro.home=" + home.checkout(), "-Dnattro.state=" + home.state()));
        command.addAll(jvmOptions);
        command.add("no.nattro.demo.Demo");
        command.addAll(List.of(arguments));
        try {
            Path out = Files.createTempFile(home.checkout(), "out", ".txt");
            Path err = Files.createTempFile(home.checkout(), "err", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command).redirectInput(new File("/dev/null"))
                    .redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().putAll(environment);
            return new DemoProcess(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Process process() {
        return process;
    }

    int exitCode() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("still running after " + PATIENCE_SECONDS + " s: " + said());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    String results() {
        return read(out);
    }

    String said() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package no.nattro.demo.script;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs a program with files for its output, so that what it leaves running cannot keep the test waiting. */
final class Shell {

    private static final long PATIENCE_SECONDS = 240;

    /**
     * A shell starts what it runs in the background with Ctrl-C ignored, and whoever is started that way cannot hear it. A test
     * run in the background must start its programs as a terminal would.
     */
    private static final List<String> AS_FROM_A_TERMINAL = asFromATerminal();

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    /** One run. */
    record Result(int exitCode, String out, String err) {}

    /** A run that goes on. */
    static final class Started {

        private final Process process;
        private final Path out;
        private final Path err;
        private @Nullable Result result;

        private Started(Process process, Path out, Path err) {
            this.process = process;
            this.out = out;
            this.err = err;
        }

        Process process() {
            return process;
        }

        Result await() {
            if (result == null) {
                result = result();
            }
            return result;
        }

        String said() {
            return result == null ? read(err) : result.err();
        }

        String printed() {
            return result == null ? read(out) : result.out();
        }

        private static String read(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Result result() {
            try {
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError(
                            "still running after " + PATIENCE_SECONDS + " s:\n" + Files.readString(err));
                }
                Result read = new Result(process.exitValue(), Files.readString(out), Files.readString(err));
                Files.delete(out);
                Files.delete(err);
                return read;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** @param folder where it runs */
    Shell(Path folder) {
        this.folder = folder;
    }

    Shell with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Result run(String... command) {
        return start(command).await();
    }

    Started start(String... command) {
        try {
            Path out = Files.createTempFile("nattro-out", ".txt");
            Path err = Files.createTempFile("nattro-err", ".txt");
            out.toFile().deleteOnExit(); // a test that fails may not wait for the end
            err.toFile().deleteOnExit();
            ProcessBuilder builder = new ProcessBuilder(
                    Stream.concat(AS_FROM_A_TERMINAL.stream(), Stream.of(command)).toList()).directory(folder.toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("NATTRO_"));
            builder.environment().putAll(environment);
            return new Started(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty where {@code env} cannot do it, as on macOS: run the tests in the foreground there. */
    private static List<String> asFromATerminal() {
        List<String> prefix = List.of("setsid", "env", "--default-signal=INT"); // a process group of its own
        try {
            Process probe = new ProcessBuilder(Stream.concat(prefix.stream(), Stream.of("true")).toList())
                    .redirectErrorStream(true).start();
            return probe.waitFor() == 0 ? prefix : List.of();
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

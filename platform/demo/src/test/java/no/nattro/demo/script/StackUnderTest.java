package no.nattro.demo.script;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import no.nattro.demo.home.PrivateFiles;
import no.nattro.demo.stack.FreePorts;
import org.jspecify.annotations.Nullable;

/**
 * The real script, the real command and a real PostgreSQL; with made-up services it starts and stops in two seconds. What
 * the lifecycle promises, it promises about any services.
 *
 * @param checkout holds the script and the jars
 * @param state    where this stack lives
 * @param base     its lowest port
 */
record StackUnderTest(Path checkout, Path state, int base) {

    static final List<String> NAMES = List.of("gateway", "order", "payment", "inventory", "postgres");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path REAL = Path.of("../..").toAbsolutePath().normalize();

    /** PostgreSQL is unpacked into it once for all tests of a build, and not into a person's own. */
    private static final Path CACHE = Path.of("target/made-up-cache").toAbsolutePath();

    private static @Nullable StackUnderTest shared;

    /** One for all tests of a build: its database is made once, and each start has to cope with what the one before left. */
    static synchronized StackUnderTest shared() {
        if (shared == null) {
            try {
                Path folder = Files.createTempDirectory("nattro-made-up-");
                shared = madeUp(folder);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return shared;
    }

    /** Makes a checkout, whose path has blanks and, where the locale has letters beyond ASCII, some of those. */
    static StackUnderTest madeUp(Path folder) {
        boolean anyLetter = "UTF-8".equals(System.getProperty("sun.jnu.encoding"));
        Path checkout = folder.resolve(anyLetter ? "my checkout, blåbær" : "my checkout");
        try {
            Files.createDirectories(checkout);
            Path real = checkout.toRealPath();
            for (String file : List.of("demo", "platform/demo/build.sh", "platform/container/jvm.options",
                    "platform/container/container.env", "platform/demo/target/nattro-demo.jar")) {
                copy(REAL.resolve(file), real.resolve(file));
            }
            try (Stream<Path> libraries = Files.list(REAL.resolve("platform/demo/target/lib"))) {
                for (Path library : (Iterable<Path>) libraries::iterator) {
                    copy(library, real.resolve("platform/demo/target/lib").resolve(library.getFileName()));
                }
            }
            StackUnderTest stack = new StackUnderTest(real, real.resolve(".demo"), FreePorts.base());
            MadeUpCheckout.SERVICES.forEach(service -> stack.behave(service, MadeUpService.Behaviour.WELL));
            return stack;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the services of this checkout, as they were built before. */
    static StackUnderTest real(Path state) {
        return new StackUnderTest(REAL, state, FreePorts.base());
    }

    /** Another stack of the same checkout, with ports of its own. */
    StackUnderTest beside(String otherState) {
        return new StackUnderTest(checkout, checkout.resolve(otherState), FreePorts.base());
    }

    /** Puts the stack back to before its first start. */
    void forgetEverything() {
        delete(state);
    }

    /** @param service its folder; the next start runs a build that behaves so */
    void behave(String service, MadeUpService.Behaviour behaviour) {
        try {
            MadeUpService.write(checkout.resolve(service).resolve("target").resolve(service + ".jar"), behaviour);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Shell shell() {
        return new Shell(checkout).with("NATTRO_STATE", state.toString()).with("NATTRO_BUILD", "never")
                .with("XDG_CACHE_HOME", CACHE.toString());
    }

    String[] command(String... arguments) {
        return Stream.concat(Stream.of(checkout.resolve("demo").toString()), Stream.of(arguments))
                .toArray(String[]::new);
    }

    String[] upCommand(String... options) {
        return command(Stream.concat(Stream.of("up", "--port-base", Integer.toString(base)), Stream.of(options))
                .toArray(String[]::new));
    }

    Shell.Result demo(String... arguments) {
        return shell().run(command(arguments));
    }

    Shell.Result up(String... options) {
        return shell().run(upCommand(options));
    }

    /** A start that must succeed and come back. */
    Shell.Result start() {
        Shell.Result start = up("--detach");
        assertThat(start.exitCode()).as(start.err()).isZero();
        return start;
    }

    void stop() {
        Shell.Result down = demo("down");
        assertThat(down.exitCode()).as(down.err()).isZero();
    }

    JsonNode status() {
        try {
            return JSON.readTree(demo("status", "--json").out());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** The process of each component that runs. */
    Map<String, ProcessHandle> processes() {
        Map<String, ProcessHandle> processes = new TreeMap<>();
        JsonNode status = status();
        NAMES.forEach(name -> ProcessHandle.of(status.path(name).path("pid").asLong(-1))
                .ifPresent(process -> processes.put(name, process)));
        return processes;
    }

    Path stackFile() {
        return state.resolve("stack.json");
    }

    /** Whether the command has written the component down, which it does right after its start. */
    boolean hasStarted(String component) {
        try {
            return Files.readString(stackFile()).contains('"' + component + '"');
        } catch (IOException _) {
            return false;
        }
    }

    private static void delete(Path folder) {
        try {
            PrivateFiles.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        assertThat(from).as("the command must be packaged first: ./mvnw -Dmaven.test.skip package").exists();
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    }
}

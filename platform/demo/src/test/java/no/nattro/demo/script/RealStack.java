package no.nattro.demo.script;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.nattro.demo.stack.FreePorts;
import no.nattro.demo.stack.Ports;

/**
 * The real services behind the real script, in a folder and on ports of their own. The jars are taken as they are: the
 * modules come earlier in the build, and a script that builds in the middle of a build would only disturb it.
 */
record RealStack(Path state, Ports ports) {

    static final List<String> NAMES = List.of("gateway", "order", "payment", "inventory", "postgres");

    private static final Path CHECKOUT = Path.of("../..").toAbsolutePath().normalize();
    private static final ObjectMapper JSON = new ObjectMapper();

    static RealStack in(Path state) {
        for (String service : MadeUpCheckout.SERVICES) {
            assertThat(CHECKOUT.resolve(service).resolve("target").resolve(service + ".jar"))
                    .as("the whole system needs all jars; run ./mvnw -Dmaven.test.skip package at the root first")
                    .exists();
        }
        return new RealStack(state, new Ports(FreePorts.base()));
    }

    Shell.Result demo(String... arguments) {
        return start(arguments).await();
    }

    Shell.Started start(String... arguments) {
        return shell().start(new MadeUpCheckout(CHECKOUT).command(arguments));
    }

    Shell.Result up(String... options) {
        return start(upCommand(options)).await();
    }

    String[] upCommand(String... options) {
        String[] command = new String[options.length + 3];
        command[0] = "up";
        command[1] = "--port-base";
        command[2] = Integer.toString(ports.base());
        System.arraycopy(options, 0, command, 3, options.length);
        return command;
    }

    JsonNode status() {
        try {
            return JSON.readTree(demo("status", "--json").out());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** The process of each instance that runs. */
    Map<String, ProcessHandle> processes() {
        Map<String, ProcessHandle> processes = new TreeMap<>();
        status().properties().forEach(part -> ProcessHandle.of(part.getValue().path("pid").asLong(-1))
                .ifPresent(process -> processes.put(part.getKey(), process)));
        return processes;
    }

    boolean isCleanedUp() {
        return !Files.exists(state.resolve("stack.json"));
    }

    private Shell shell() {
        return new Shell(CHECKOUT).with("NATTRO_STATE", state.toString()).with("NATTRO_BUILD", "never");
    }
}

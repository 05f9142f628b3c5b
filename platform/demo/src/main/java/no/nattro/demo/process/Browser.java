package no.nattro.demo.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What opens an address on this machine.
 *
 * @param command to which the address is added
 */
public record Browser(List<String> command) {

    /** Who cannot open anything says so at once; who can may stay as long as the person looks. */
    private static final long REFUSAL_MILLIS = 1000;

    public static Optional<Browser> find(Map<String, String> environment) {
        return find(environment, Browser::program);
    }

    /** As a shell would find it. */
    private static Optional<Path> program(String name) {
        return name.contains("/") ? Optional.of(Path.of(name)).filter(Files::isExecutable) : Executables.find(name);
    }

    /** @param programs finds one by its name */
    static Optional<Browser> find(Map<String, String> environment, Function<String, Optional<Path>> programs) {
        // The variable may name several, divided by colons.
        Stream<String> wished = Stream.of(environment.getOrDefault("BROWSER", "").split(":")).map(String::strip)
                .filter(name -> !name.isEmpty());
        return Stream.concat(wished, usual(environment)).map(each -> each.split("\\s+"))
                .flatMap(words -> programs.apply(words[0]).stream().map(program -> {
                    List<String> command = new ArrayList<>(List.of(words));
                    command.set(0, program.toString());
                    command.remove("%s");
                    return new Browser(command);
                })).findFirst();
    }

    /** Without a display, xdg-open would start a browser for terminals, and there is none left for it. */
    private static Stream<String> usual(Map<String, String> environment) {
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")) {
            return Stream.of("open");
        }
        boolean hasDisplay = Stream.of("DISPLAY", "WAYLAND_DISPLAY")
                .anyMatch(name -> !environment.getOrDefault(name, "").isEmpty());
        boolean isWindowsBehind = environment.containsKey("WSL_DISTRO_NAME");
        return Stream.concat(isWindowsBehind ? Stream.of("wslview") : Stream.empty(),
                hasDisplay ? Stream.of("xdg-open") : Stream.empty());
    }

    /** In a session of its own, so that it outlives this command and its terminal. False when it refuses. */
    public boolean open(String address) {
        List<String> whole = new ArrayList<>();
        Executables.find("setsid").ifPresent(setsid -> whole.add(setsid.toString()));
        whole.addAll(command);
        whole.add(address);
        try {
            Process process = new ProcessBuilder(whole).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            process.getOutputStream().close();
            return !process.waitFor(REFUSAL_MILLIS, TimeUnit.MILLISECONDS) || process.exitValue() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}

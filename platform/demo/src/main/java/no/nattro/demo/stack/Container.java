package no.nattro.demo.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.Home;
import no.nattro.demo.home.PrivateFiles;
import no.nattro.demo.process.Executables;

/**
 * What {@code platform/container} says about every JVM, so that a service fits here if and only if it fits in a pod.
 */
record Container(Path jvmOptions, Path environmentFile) {

    static Container of(Home home) {
        return new Container(home.container("jvm.options"), home.container("container.env"));
    }

    /** @param more options that only this machine needs */
    List<String> command(List<String> more, Path jar) {
        return Stream.of(List.of(Executables.java(), "@" + jvmOptions), more, List.of("-jar", jar.toString()))
                .flatMap(List::stream).toList();
    }

    Map<String, String> environment() {
        try {
            Map<String, String> environment = new LinkedHashMap<>();
            for (String line : Files.readAllLines(environmentFile)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] variable = line.split("=", 2);
                    environment.put(variable[0], variable[1]);
                }
            }
            return environment;
        } catch (IOException e) {
            throw new DemoFailed(environmentFile + " cannot be read: " + PrivateFiles.explain(e), e);
        }
    }
}

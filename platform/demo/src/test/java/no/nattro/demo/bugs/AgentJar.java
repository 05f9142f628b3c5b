package no.nattro.demo.bugs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The agent's classes in a jar of their own, as a JVM wants them. */
final class AgentJar {

    private AgentJar() {}

    static Path in(Path folder) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", SqlAgent.class.getName());
        Path jar = folder.resolve("agent.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (String name : List.of("SqlAgent", "SqlAgent$1", "SqlAgent$Ask")) {
                String entry = SqlAgent.class.getPackageName().replace('.', '/') + "/" + name + ".class";
                out.putNextEntry(new JarEntry(entry));
                try (InputStream bytes = AgentJar.class.getResourceAsStream("/" + entry)) {
                    bytes.transferTo(out);
                }
            }
        }
        return jar;
    }
}

package no.nattro.demo.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * The real script in a checkout of empty modules, whose Maven leaves the files that a real build leaves, and counts
 * itself.
 */
record MadeUpCheckout(Path folder) {

    static final List<String> SERVICES = List.of("gateway-service", "order-service", "payment-service",
            "inventory-service");

    private static final String MAVEN = """
            #!/bin/sh
            echo build >> builds.txt
            all='platform/demo gateway-service order-service payment-service inventory-service'
            for module in $all; do
                mkdir -p $module/target/classes/META-INF
                : > $module/target/classes/META-INF/build-info.properties
            done
            echo '[INFO] Building Nattro 0.1.0-SNAPSHOT                                     [1/9]'
            echo '[INFO] Downloading from central: https://repo.example/a.jar'
            echo '[INFO] Downloaded from central: https://repo.example/a.jar (1 kB at 1 kB/s)'
            echo '[INFO] Downloaded from central: https://repo.example/b.jar (1 kB at 1 kB/s)'
            echo '[INFO] Building Nattro: order-service 0.1.0-SNAPSHOT                      [7/9]'
            [ ! -f hangs ] || { : > hanging; exec sleep 60; }
            [ ! -f fails ] || { seq 100 | sed 's/^/[INFO] chatter /'; seq 100 | sed 's/^/[ERROR] expected /'; exit 1; }
            [ ! -f fills ] || { dd if=/dev/zero of=target/filler bs=1024 count=4096; exit 1; }
            for service in gateway-service order-service payment-service inventory-service; do
                cp template.jar $service/target/$service.jar.original
                cp template.jar $service/target/$service.jar
            done
            mkdir -p platform/demo/target/lib
            cp template.jar platform/demo/target/lib/library.jar
            cp template.jar platform/demo/target/nattro-demo.jar
            """;

    static MadeUpCheckout in(Path folder) throws IOException {
        for (String module : List.of("platform/demo", "platform/starter", "platform/postgres", "gateway-service",
                "order-service", "payment-service", "inventory-service")) {
            Files.createDirectories(folder.resolve(module).resolve("src/main/java"));
            Files.createDirectories(folder.resolve(module).resolve("src/test/java"));
            Files.createFile(folder.resolve(module).resolve("src/main/java/A.java"));
            Files.createFile(folder.resolve(module).resolve("pom.xml"));
        }
        Files.createFile(folder.resolve("pom.xml"));
        Files.createFile(folder.resolve("platform/postgres/databases.sql"));
        Files.createDirectories(folder.resolve("docs"));
        Files.createDirectories(folder.resolve("platform/container"));
        for (String part : List.of("demo", "platform/demo/build.sh")) {
            Files.copy(Path.of("../..", part), folder.resolve(part), StandardCopyOption.COPY_ATTRIBUTES);
        }
        Files.writeString(folder.resolve("mvnw"), MAVEN);
        Files.setPosixFilePermissions(folder.resolve("mvnw"), Files.getPosixFilePermissions(folder.resolve("demo")));
        writeTemplate(folder.resolve("template.jar"));
        return new MadeUpCheckout(folder);
    }

    private static void writeTemplate(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, EchoDemo.class.getName());
        String entry = EchoDemo.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new JarEntry(entry));
            out.write(EchoDemo.class.getResourceAsStream("/" + entry).readAllBytes());
            out.closeEntry();
        }
    }

    Shell shell() {
        return new Shell(folder);
    }

    Shell.Result demo(String... arguments) {
        return shell().run(command(arguments));
    }

    Shell.Started start(String... arguments) {
        return shell().start(command(arguments));
    }

    String[] command(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = folder.resolve("demo").toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return command;
    }

    void change(String file) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), "changed");
    }

    void mavenDoes(String what) throws IOException {
        Files.createFile(folder.resolve(what));
    }

    /** It has seen that it is to hang, and does so whatever it is told from now on. */
    boolean isMavenHanging() {
        return Files.exists(folder.resolve("hanging"));
    }

    void mavenWorksAgain() throws IOException {
        Files.deleteIfExists(folder.resolve("hanging"));
        Files.deleteIfExists(folder.resolve("hangs"));
        Files.deleteIfExists(folder.resolve("fails"));
    }

    long builds() throws IOException {
        Path builds = folder.resolve("builds.txt");
        return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
    }
}

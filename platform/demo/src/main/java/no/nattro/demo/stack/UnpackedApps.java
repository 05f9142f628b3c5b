package no.nattro.demo.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.Home;
import no.nattro.demo.home.PrivateFiles;
import no.nattro.demo.process.Executables;
import no.nattro.demo.process.Tool;

/**
 * Unpacks each build into a folder named after its content. An unpacked service starts in two thirds of the time of a
 * jar of jars, and a build that goes on while the system runs cannot pull the classes from under it.
 */
public record UnpackedApps(Home home, StackFile stack) implements Apps {

    /** Two replicas of a service start at the same time, and run the same build. */
    private static final Map<Component, Object> ONE_AT_A_TIME = Component.services().stream()
            .collect(Collectors.toMap(service -> service, _ -> new Object()));

    @Override
    public String buildOf(Component service) {
        Path jar = built(service);
        try {
            return service.artifact() + "-" + contentId(jar);
        } catch (IOException e) {
            throw new DemoFailed(home.shown(jar) + " cannot be read: " + PrivateFiles.explain(e)
                    + ". Build it again: ./mvnw -Dmaven.test.skip package", e);
        }
    }

    @Override
    public Path jarOf(Component service) {
        Path jar = built(service);
        Path folder = home.apps().resolve(buildOf(service));
        synchronized (ONE_AT_A_TIME.get(service)) {
            if (!Files.exists(folder)) {
                try {
                    unpack(service, jar, folder);
                } catch (IOException e) {
                    throw new DemoFailed(home.shown(jar) + " cannot be unpacked: " + PrivateFiles.explain(e), e);
                }
            }
        }
        return folder.resolve(jar.getFileName());
    }

    private Path built(Component service) {
        Path jar = home.checkout().resolve(service.artifact()).resolve("target").resolve(service.artifact() + ".jar");
        if (!Files.exists(jar)) {
            throw new DemoFailed(home.shown(jar) + " is missing. Build it: ./mvnw -Dmaven.test.skip package");
        }
        return jar;
    }

    private void unpack(Component service, Path jar, Path folder) throws IOException {
        PrivateFiles.directory(home.apps());
        deleteOthers(service);
        Path unfinished = home.apps().resolve(".unfinished-" + folder.getFileName());
        Tool.run("Unpacking " + home.shown(jar), List.of(Executables.java(), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination",
                unfinished.toString()), _ -> {});
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private void deleteOthers(Component service) throws IOException {
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(home.apps(),
                ".unfinished-" + service.artifact() + "-*")) {
            for (Path folder : unfinished) {
                PrivateFiles.delete(folder);
            }
        }
        Set<String> inUse = stack.read().stream().flatMap(state -> state.alive().running().stream())
                .map(running -> String.valueOf(running.app())).collect(Collectors.toSet());
        try (DirectoryStream<Path> builds = Files.newDirectoryStream(home.apps(), service.artifact() + "-*")) {
            for (Path build : builds) {
                if (!inUse.contains(build.getFileName().toString())) {
                    PrivateFiles.delete(build);
                }
            }
        }
    }

    /**
     * A fingerprint of the jar's table of contents, which holds a checksum of each entry. Its time says nothing: builds
     * are reproducible, and all jars carry the same.
     */
    static String contentId(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                digest.update((entry.getName() + " " + entry.getSize() + " " + entry.getCrc() + "\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

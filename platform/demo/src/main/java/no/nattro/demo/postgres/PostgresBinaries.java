package no.nattro.demo.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.PrivateFiles;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked once for all stacks of this user. The folder gets its name only when it is whole, so
 * that two first starts at once, or one that is killed, leave nothing that looks like it.
 *
 * @param folder holds {@code bin}, {@code lib} and {@code share}
 */
public record PostgresBinaries(Path folder) {

    private static final String UNFINISHED = ".unpacking-";
    private static final Duration ABANDONED = Duration.ofHours(1);

    /** In {@code $XDG_CACHE_HOME} or {@code ~/.cache}: they can be made again at any time. */
    public static PostgresBinaries in(Map<String, String> environment, String version) {
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        String person = environment.getOrDefault("HOME", System.getProperty("user.home"));
        Path root = cache.isEmpty() ? Path.of(person, ".cache") : Path.of(cache);
        return new PostgresBinaries(root.resolve("nattro").resolve("postgres-" + version + "-" + platform()));
    }

    public String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    public boolean areUnpacked() {
        return Files.isDirectory(folder);
    }

    /** Whether the build holds those for this machine. */
    public static boolean areInTheBuild() {
        return PostgresBinaries.class.getResource(resource()) != null;
    }

    /** @param progress is told the share that is done, in per cent */
    public void unpack(IntConsumer progress) {
        if (areUnpacked()) {
            return;
        }
        try (InputStream archive = open(progress)) {
            Files.createDirectories(folder.getParent());
            deleteAbandoned();
            Path unfinished = Files.createTempDirectory(folder.getParent(), UNFINISHED);
            try {
                unpack(archive, unfinished);
                Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                PrivateFiles.delete(unfinished);
            }
        } catch (IOException e) {
            if (!areUnpacked()) { // else another first start was faster
                throw new DemoFailed("PostgreSQL cannot be unpacked to " + folder + ": " + PrivateFiles.explain(e)
                        + ". Set XDG_CACHE_HOME to a folder with 70 MB of room.", e);
            }
        }
    }

    /** What another start unpacks at this moment is young: it takes seconds. */
    private void deleteAbandoned() throws IOException {
        Instant longAgo = InstantSource.system().instant().minus(ABANDONED);
        try (DirectoryStream<Path> others = Files.newDirectoryStream(folder.getParent(), UNFINISHED + "*")) {
            for (Path other : others) {
                if (Files.getLastModifiedTime(other).toInstant().isBefore(longAgo)) {
                    PrivateFiles.delete(other);
                }
            }
        }
    }

    private static InputStream open(IntConsumer progress) throws IOException {
        String resource = resource();
        URL archive = PostgresBinaries.class.getResource(resource);
        if (archive == null) {
            throw new DemoFailed("There is no PostgreSQL for this machine in the build (" + resource
                    + "). Build Nattro on this machine; Linux and macOS on x86-64 and ARM64 are known.");
        }
        URLConnection connection = archive.openConnection();
        return new CountedStream(connection.getInputStream(), connection.getContentLengthLong(), progress);
    }

    private static String resource() {
        return "/postgres-" + platform() + ".txz";
    }

    private static void unpack(InputStream archive, Path target) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("the archive reaches outside its folder: " + entry.getName());
                }
                write(entry, tar, path);
            }
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, path);
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    /** As the jars of the binaries name it. */
    static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        return system + "-" + switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> System.getProperty("os.arch");
        };
    }
}

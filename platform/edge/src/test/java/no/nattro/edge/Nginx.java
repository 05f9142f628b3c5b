package no.nattro.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.util.FileSystemUtils;

/**
 * An NGINX that {@code run} has started in a folder of its own, without any rights, also where the tests have all of them. It
 * ends with the tests, and where the kernel can be asked for that, also when these are killed.
 */
final class Nginx implements AutoCloseable {

    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
    private static final String NOBODY = "65534";

    private final int port = freePort();
    private final int plainPort = freePort();
    private final Path folder;
    private final TestCertificate certificate;
    private final Process process;

    private Nginx(String gateway, String more) throws IOException {
        folder = Files.createTempDirectory("nattro-edge",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        certificate = TestCertificate.in(folder);
        Files.copy(Path.of("run"), folder.resolve("run"));
        for (Path file : configuration()) {
            Files.copy(file, folder.resolve(file.getFileName()));
        }
        Files.createDirectory(folder.resolve("state"));
        process = start(List.of(), gateway, more);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** In front of these, {@code host:port} with spaces between; with these directives for the https server besides. */
    static Nginx before(String gateway, String more) {
        try {
            Nginx nginx = new Nginx(gateway, more);
            Awaitility.await().pollInSameThread().ignoreExceptionsInstanceOf(IOException.class)
                    .until(nginx::isListening);
            return nginx;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isInstalled() {
        boolean installed = Commands.exists("nginx", "-v") || Commands.exists("/usr/sbin/nginx", "-v");
        if (!installed) {
            System.out
                    .println("SKIPPED: the tests of NGINX as the edge. There is none here; Debian's package is nginx");
        }
        return installed;
    }

    private static List<Path> configuration() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(""))) {
            return files.filter(file -> file.toString().endsWith(".conf")).toList();
        }
    }

    private Process start(List<String> options, String gateway, String more) throws IOException {
        List<String> command = new ArrayList<>();
        if (ROOT) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.toList()) {
                    Files.setOwner(file, folder.getFileSystem().getUserPrincipalLookupService()
                            .lookupPrincipalByName(NOBODY));
                }
            }
            command.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        if (Commands.exists("setpriv", "--version")) {
            command.addAll(ROOT ? List.of("--pdeathsig=TERM") : List.of("setpriv", "--pdeathsig=TERM"));
        }
        command.addAll(List.of("sh", folder.resolve("run").toString()));
        command.addAll(options);
        ProcessBuilder run = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("said.log").toFile()));
        run.environment().put("NATTRO_EDGE_CERTIFICATE", certificate.certificate().toString());
        run.environment().put("NATTRO_EDGE_PRIVATE_KEY", certificate.privateKey().toString());
        run.environment().put("NATTRO_EDGE_GATEWAY", gateway);
        run.environment().put("NATTRO_EDGE_HTTPS", "127.0.0.1:" + port);
        run.environment().put("NATTRO_EDGE_HTTP", "127.0.0.1:" + plainPort);
        run.environment().put("NATTRO_EDGE_PUBLIC_PORT", Integer.toString(port));
        run.environment().put("NATTRO_EDGE_WORKERS", "1"); // each has idle connections of its own, and they are counted
        run.environment().put("NATTRO_EDGE_SERVER", more);
        run.environment().put("NATTRO_EDGE_STATE", folder.resolve("state").toString());
        run.environment().put("NATTRO_EDGE_LOG", folder.resolve("state/access").toString());
        return run.start();
    }

    private boolean isListening() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException(said());
        }
        try (Socket _ = new Socket("127.0.0.1", port)) {
            return true;
        }
    }

    int port() {
        return port;
    }

    int plainPort() {
        return plainPort;
    }

    TestCertificate certificate() {
        return certificate;
    }

    /** The master's process number. */
    long pid() {
        return process.pid();
    }

    /** What went to standard output and error. */
    String said() {
        return read("said.log");
    }

    /** A line a request, in the order in which they ended. */
    List<String> accessLog() {
        return read("state/access").lines().toList();
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new AssertionError("NGINX still runs: " + said());
            }
            FileSystemUtils.deleteRecursively(folder.toFile());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

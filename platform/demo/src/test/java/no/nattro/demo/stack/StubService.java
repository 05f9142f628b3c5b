package no.nattro.demo.stack;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Behaves as a service does towards the {@code demo} command, or as badly as its jar's manifest says. */
public final class StubService {

    private StubService() {}

    public enum Behaviour {
        READY, DIES, DIES_WHEN_TOLD, NEVER_READY, SLEEPS
    }

    /** Makes the next start of one that {@link Behaviour#DIES_WHEN_TOLD} fail. */
    public static void tellToDie(Path temporary) throws IOException {
        Files.createFile(temporary.resolve("die"));
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Behaviour behaviour = Behaviour.valueOf(StubService.class.getPackage().getImplementationTitle());
        System.out.println("stub starts");
        if (behaviour == Behaviour.SLEEPS) {
            Thread.currentThread().join(); // until it is ended
        }
        boolean isToldToDie = behaviour == Behaviour.DIES_WHEN_TOLD
                && Files.deleteIfExists(Path.of(System.getProperty("java.io.tmpdir"), "die"));
        if (behaviour == Behaviour.DIES || isToldToDie) {
            System.out.println("stub cannot go on");
            System.exit(1);
        }
        if (System.getenv("SERVER_PORT") != null) {
            tellAddresses(Integer.parseInt(System.getenv("SERVER_PORT")));
        }
        HttpServer management = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(),
                Integer.parseInt(System.getenv("MANAGEMENT_SERVER_PORT"))), 0);
        String status = behaviour == Behaviour.NEVER_READY ? "OUT_OF_SERVICE" : "UP";
        management.createContext("/actuator/health/readiness", exchange -> {
            byte[] body = ("{\"status\":\"" + status + "\"}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(behaviour == Behaviour.NEVER_READY ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        management.start();
    }

    /** Answers with its own port and the addresses of its neighbours, as it was told them. */
    private static void tellAddresses(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            StringBuilder told = new StringBuilder();
            System.getenv().forEach((name, value) -> {
                if (name.equals("SERVER_PORT") || name.startsWith("NATTRO_UPSTREAMS_")
                        || name.startsWith("NATTRO_RECONCILIATION_")) {
                    told.append(name).append('=').append(value).append('\n');
                }
            });
            byte[] body = told.toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    /** Writes a jar of this class alone. */
    static Path jar(Path jar, Behaviour behaviour) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StubService.class.getName());
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_TITLE, behaviour.name());
        Files.createDirectories(jar.getParent());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Class<?> type : new Class<?>[]{StubService.class, Behaviour.class}) {
                String entry = type.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(entry));
                out.write(StubService.class.getResourceAsStream("/" + entry).readAllBytes());
                out.closeEntry();
            }
        }
        return jar;
    }
}

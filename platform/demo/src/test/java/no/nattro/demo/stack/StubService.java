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

    enum Behaviour {
        READY, DIES, NEVER_READY, SLEEPS
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Behaviour behaviour = Behaviour.valueOf(StubService.class.getPackage().getImplementationTitle());
        System.out.println("stub starts");
        if (behaviour == Behaviour.SLEEPS) {
            Thread.currentThread().join(); // until it is ended
        }
        if (behaviour == Behaviour.DIES) {
            System.out.println("stub cannot go on");
            System.exit(1);
        }
        HttpServer management = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(),
                Integer.parseInt(System.getenv("MANAGEMENT_SERVER_PORT"))), 0);
        String status = behaviour == Behaviour.READY ? "UP" : "OUT_OF_SERVICE";
        management.createContext("/actuator/health/readiness", exchange -> {
            byte[] body = ("{\"status\":\"" + status + "\"}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(behaviour == Behaviour.READY ? 200 : 503, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        management.start();
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

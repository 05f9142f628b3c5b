package no.nattro.demo.script;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * A service as far as the command can see one: a jar that unpacks itself as Spring Boot's does, takes its ports from the
 * environment and says whether it is ready. What it does wrong stands in its jar's manifest.
 */
public final class MadeUpService {

    private MadeUpService() {}

    enum Behaviour {
        WELL, DIES, NEVER_READY
    }

    public static void main(String[] arguments) throws IOException {
        if ("tools".equals(System.getProperty("jarmode"))) {
            unpack(Path.of(System.getProperty("java.class.path")), Path.of(arguments[2]));
            return;
        }
        Behaviour behaviour = Behaviour.valueOf(MadeUpService.class.getPackage().getImplementationTitle());
        System.out.println("the service starts");
        if (behaviour == Behaviour.DIES) {
            System.out.println("the service cannot go on");
            System.exit(1);
        }
        Map<String, String> environment = System.getenv();
        boolean ready = behaviour == Behaviour.WELL;
        for (String port : new String[]{"SERVER_PORT", "MANAGEMENT_SERVER_PORT", "NATTRO_GATEWAY_REDIRECTPORT"}) {
            if (environment.containsKey(port)) {
                listen(Integer.parseInt(environment.get(port)), ready);
            }
        }
    }

    private static void unpack(Path jar, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.copy(jar, folder.resolve(jar.getFileName()));
    }

    private static void listen(int port, boolean ready) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            // Whatever is asked: the number is that of the instances of each neighbour that it knows, more than there are.
            byte[] body = (ready
                    ? "{\"status\":\"UP\",\"measurements\":[{\"value\":9}],\"items\":[{\"sku\":\"NO-1001\"}]}"
                    : "{\"status\":\"OUT_OF_SERVICE\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(ready ? 200 : 503, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    /** Writes a jar of this class alone. */
    static void write(Path jar, Behaviour behaviour) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, MadeUpService.class.getName());
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_TITLE, behaviour.name());
        Files.createDirectories(jar.getParent());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Class<?> type : new Class<?>[]{MadeUpService.class, Behaviour.class}) {
                String entry = type.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(entry));
                out.write(MadeUpService.class.getResourceAsStream("/" + entry).readAllBytes());
                out.closeEntry();
            }
        }
    }
}

package no.nattro.demo.bugs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nattro.demo.process.Executables;
import no.nattro.postgres.Role;
import no.nattro.testkit.TestDatabase;

/** The three services that keep books, as they are delivered, each with the agent inside. */
final class Services implements AutoCloseable {

    private static final Path CHECKOUT = Path.of("../..").toAbsolutePath().normalize();
    private static final Duration READY_WITHIN = Duration.ofMinutes(5); // three JVMs on two cores that build, too
    private static final String PATIENT = "20s"; // under the lease, as in the delivered settings

    private final Map<Role, Integer> ports = new EnumMap<>(Role.class);
    private final Map<Role, Process> processes = new EnumMap<>(Role.class);

    Services() throws IOException {
        for (Role role : List.of(Role.ORDERS, Role.PAYMENTS, Role.INVENTORY)) {
            ports.put(role, freePort());
        }
    }

    URI url(Role service) {
        return URI.create("http://127.0.0.1:" + ports.get(service));
    }

    void start(Path folder, int desk, URI neighbours) throws IOException {
        Path agent = AgentJar.in(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close)); // a build that is broken off leaves none behind
        for (Role role : ports.keySet()) {
            String name = role == Role.INVENTORY ? "inventory-service" : role.sqlName().replaceFirst("s$", "-service");
            Path jar = CHECKOUT.resolve(name).resolve("target").resolve(name + ".jar");
            assertThat(jar).as("run ./mvnw -Dmaven.test.skip package at the root first").exists();
            ProcessBuilder start = new ProcessBuilder(Executables.java(), "@" + CHECKOUT.resolve(
                    "platform/container/jvm.options"), "-javaagent:" + agent + "=" + desk, "-jar", jar.toString())
                    .redirectErrorStream(true).redirectOutput(folder.resolve(name + ".log").toFile());
            start.environment().putAll(environment(role, neighbours));
            processes.put(role, start.start());
        }
        processes.forEach((role, process) -> await().atMost(READY_WITHIN).until(() -> isReady(role, process)));
    }

    private Map<String, String> environment(Role role, URI neighbours) throws IOException {
        Map<String, String> environment = new HashMap<>(Map.of("SERVER_ADDRESS", "127.0.0.1",
                "SERVER_PORT", ports.get(role).toString(), "MANAGEMENT_SERVER_ADDRESS", "127.0.0.1",
                "MANAGEMENT_SERVER_PORT", Integer.toString(freePort()), "NATTRO_SHUTDOWN_DRAIN", "0s"));
        environment.put("NATTRO_WARMUP_ROUNDS", "0"); // no limit is near
        environment.put("NATTRO_INBOUND_BUDGET", PATIENT); // what the test holds back shall not run into a limit
        database(environment, "SPRING_DATASOURCE", role);
        switch (role) {
            case ORDERS -> {
                environment.put("NATTRO_CHECKOUT_LEASE", "30s");
                environment.put("NATTRO_RECOVERY_BUDGET", PATIENT);
                environment.put("NATTRO_RECOVERY_POLLINTERVAL", "50ms");
                environment.put("NATTRO_RECOVERY_FIRSTPAUSE", "100ms");
                environment.put("NATTRO_RECOVERY_LONGESTPAUSE", "200ms");
                for (String neighbour : List.of("INVENTORY", "PAYMENT")) {
                    environment.put("NATTRO_UPSTREAMS_" + neighbour + "_URLS", neighbours.toString());
                    environment.put("NATTRO_UPSTREAMS_" + neighbour + "_ATTEMPTS", "1"); // what is lost, is lost
                    environment.put("NATTRO_UPSTREAMS_" + neighbour + "_TOTALTIMEOUT", PATIENT);
                }
            }
            case PAYMENTS -> {
                database(environment, "NATTRO_BANK_DATASOURCE", Role.BANK);
                environment.put("NATTRO_BANK_TOTALTIMEOUT", PATIENT);
                environment.put("NATTRO_RECOVERY_POLLINTERVAL", "50ms");
                environment.put("NATTRO_RECONCILIATION_ENABLED", "false"); // it would repair what is to be found
            }
            case INVENTORY, BANK, AUDITOR -> {
                // their database is all
            }
        }
        return environment;
    }

    private static void database(Map<String, String> environment, String prefix, Role role) {
        environment.put(prefix + "_URL", TestDatabase.url(role));
        environment.put(prefix + "_USERNAME", role.sqlName());
        environment.put(prefix + "_PASSWORD", TestDatabase.password());
    }

    private boolean isReady(Role role, Process process) throws InterruptedException {
        assertThat(process.isAlive()).as("the service of the %s is alive", role).isTrue();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(url(role).resolve("/readyz")).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        processes.values().forEach(Process::destroyForcibly);
        processes.values().forEach(process -> process.onExit().join());
    }
}

package no.nattro.gateway;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A gateway in a process of its own, on free ports, in front of {@link Services}. */
public final class GatewayProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60); // on a machine that builds other things as well

    private final int port = freePort();
    private final int plainPort = freePort();
    private final int managementPort = freePort();
    private final Path log;
    private final Process process;

    @SafeVarargs
    private GatewayProcess(Path folder, Map<String, String>... environment) throws IOException {
        this.log = Files.createTempFile(folder, "gateway", ".log");
        ProcessBuilder java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-Xms24m", "-Xmx64m", "-Xss512k",
                "-jar", GatewayJarIT.JAR.toAbsolutePath().toString());
        java.environment().putAll(Map.of(
                "SERVER_ADDRESS", "127.0.0.1",
                "SERVER_PORT", Integer.toString(port),
                "MANAGEMENT_SERVER_PORT", Integer.toString(managementPort),
                "NATTRO_GATEWAY_REDIRECT_PORT", Integer.toString(plainPort),
                "NATTRO_UPSTREAMS_ORDER_URLS", Services.ORDER.baseUrl(),
                "NATTRO_UPSTREAMS_INVENTORY_URLS", Services.INVENTORY.baseUrl()));
        for (Map<String, String> more : environment) {
            java.environment().putAll(more);
        }
        this.process = java.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    /** Starts one that is told this by its environment, and more where a test says more. */
    @SafeVarargs
    public static GatewayProcess start(Path folder, Map<String, String>... environment) throws IOException {
        return new GatewayProcess(folder, environment);
    }

    /** Waits until it takes requests. */
    public void awaitReady() {
        Awaitility.await().atMost(PATIENCE).ignoreExceptionsInstanceOf(IOException.class).until(this::isReady);
    }

    boolean isReady() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException(log());
        }
        try (Line line = Line.plain(managementPort)) {
            return line.send("GET /actuator/health/readiness HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .reply().status() == 200;
        }
    }

    int awaitExit() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("still running: " + log());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where it serves, over TLS. */
    public int port() {
        return port;
    }

    public int plainPort() {
        return plainPort;
    }

    /** The value of the metric where it has these tags, each as in {@code because:head}. */
    public double metric(String name, String... tags) {
        String query = Stream.of(tags).map(tag -> "tag=" + tag).collect(joining("&", "?", ""));
        try (Line line = Line.plain(managementPort)) {
            String body = line.send("GET /actuator/metrics/" + name + query
                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").reply().body();
            return new ObjectMapper().readTree(body).at("/measurements/0/value").asDouble();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int managementPort() {
        return managementPort;
    }

    /** All that it has said. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        awaitExit();
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

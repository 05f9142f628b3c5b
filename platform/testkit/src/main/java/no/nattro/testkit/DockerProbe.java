package no.nattro.testkit;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.ExecutionException;

/**
 * Asks the Docker daemon, in under two seconds, whether a container can be started from what is already there: the image, and
 * what Testcontainers itself would pull. A pull takes minutes to fail where no registry can be reached.
 */
final class DockerProbe {

    /** Overridden by {@code NATTRO_TEST_DB_IMAGE}. */
    static final String IMAGE = System.getenv().getOrDefault("NATTRO_TEST_DB_IMAGE", "postgres:17");

    private static final Path SOCKET = Path.of("/var/run/docker.sock");
    private static final String RYUK = "/images/json?filters=%7B%22reference%22%3A%5B%22testcontainers%2Fryuk%22%5D%7D";

    private DockerProbe() {}

    static boolean canStartWithoutPulling() {
        if (!Files.exists(SOCKET) || looksForItsHost()) {
            return false;
        }
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> answer.complete(hasImage() && needsNoRyuk()));
        try {
            return answer.get(1500, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Inside a container Testcontainers runs another one to find the host, unless it is told. */
    private static boolean looksForItsHost() {
        return Files.exists(Path.of("/.dockerenv")) && System.getenv("TESTCONTAINERS_HOST_OVERRIDE") == null;
    }

    private static boolean hasImage() {
        return ask("/images/" + IMAGE + "/json").contains(" 200 ");
    }

    private static boolean needsNoRyuk() {
        return Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED")) || ask(RYUK).contains("\"Id\"");
    }

    /** The beginning of the reply, its status line included; empty when there is none. */
    private static String ask(String path) {
        try (SocketChannel docker = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            docker.connect(UnixDomainSocketAddress.of(SOCKET));
            String request = "GET " + path + " HTTP/1.0\r\nHost: docker\r\n\r\n";
            docker.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer reply = ByteBuffer.allocate(4096);
            while (reply.hasRemaining() && docker.read(reply) >= 0) {
                // until it is complete, or long enough to tell
            }
            return new String(reply.array(), 0, reply.position(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            return "";
        }
    }
}

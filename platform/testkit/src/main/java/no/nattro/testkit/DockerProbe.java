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
 * Asks the Docker daemon, in under two seconds, whether the image is already there. Testcontainers would pull it, which
 * takes minutes to fail where no registry can be reached.
 */
final class DockerProbe {

    /** Overridden by {@code NATTRO_TEST_DB_IMAGE}. */
    static final String IMAGE = System.getenv().getOrDefault("NATTRO_TEST_DB_IMAGE", "postgres:17");

    private static final Path SOCKET = Path.of("/var/run/docker.sock");

    private DockerProbe() {}

    static boolean hasImage() {
        if (!Files.exists(SOCKET)) {
            return false;
        }
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> answer.complete(ask()));
        try {
            return answer.get(1500, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean ask() {
        try (SocketChannel docker = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            docker.connect(UnixDomainSocketAddress.of(SOCKET));
            String request = "GET /images/" + IMAGE + "/json HTTP/1.0\r\nHost: docker\r\n\r\n";
            docker.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer reply = ByteBuffer.allocate("HTTP/1.0 200".length());
            while (reply.hasRemaining() && docker.read(reply) >= 0) {
                // until the status line is complete
            }
            return new String(reply.array(), StandardCharsets.US_ASCII).endsWith(" 200");
        } catch (IOException e) {
            return false;
        }
    }
}

package no.nattro.gateway.guard;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Says the beginning at once and then a byte a second, from an address of its own, for as long as it is let. */
final class SlowClient {

    private static final int A_SECOND = 1000;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    /** They come in a crowd, but not in one instant: their own handshakes would take the machine from everybody. */
    private static final Semaphore ENTRANCE = new Semaphore(16);
    private static final SSLContext TLS = tls();

    private final int number;
    private final int port;
    private final String beginning;

    SlowClient(int number, int port, String beginning) {
        this.number = number;
        this.port = port;
        this.beginning = beginning;
    }

    /** What it got to read before it was thrown out; an error if it never was. */
    String untilThrownOut() throws IOException {
        try (Socket line = open()) {
            line.setSoTimeout(A_SECOND);
            StringBuilder answer = new StringBuilder();
            byte[] buffer = new byte[4096];
            long start = System.nanoTime();
            while (System.nanoTime() - start < LONGEST.toNanos()) {
                try {
                    line.getOutputStream().write('x');
                    int length = line.getInputStream().read(buffer);
                    if (length < 0) {
                        return answer.toString();
                    }
                    answer.append(new String(buffer, 0, length, StandardCharsets.UTF_8));
                } catch (SocketTimeoutException _) {
                    // a second has passed
                } catch (IOException _) {
                    return answer.toString();
                }
            }
        }
        throw new AssertionError("still served after " + LONGEST);
    }

    private Socket open() throws IOException {
        ENTRANCE.acquireUninterruptibly();
        try {
            Socket tcp = new Socket();
            tcp.bind(new InetSocketAddress(
                    InetAddress.getByAddress(new byte[]{127, 1, (byte) (number / 200), (byte) (1 + number % 200)}), 0));
            tcp.connect(new InetSocketAddress("127.0.0.1", port));
            SSLSocket tls = (SSLSocket) TLS.getSocketFactory().createSocket(tcp, "localhost", port, true);
            tls.startHandshake();
            tls.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
            return tls;
        } finally {
            ENTRANCE.release();
        }
    }

    private static SSLContext tls() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

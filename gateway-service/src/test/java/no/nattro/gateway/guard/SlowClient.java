package no.nattro.gateway.guard;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Says the beginning at once and then a byte a second, from a loopback address of its choice, for as long as it is let. */
final class SlowClient {

    private static final int A_SECOND = 1000;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    /** They come in a crowd, but not in one instant: their own handshakes would take the machine from everybody. */
    private static final Semaphore ENTRANCE = new Semaphore(16);
    /** One for all, of a version in which all can resume one session: else the crowd would spend its time shaking hands. */
    private static final SSLContext TLS = tls();

    private final String own;
    private final int port;
    private final String beginning;

    SlowClient(String own, int port, String beginning) {
        this.own = own;
        this.port = port;
        this.beginning = beginning;
    }

    /** What it got to read before it was thrown out; an error if it was not. */
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

    /** The same, again and again. */
    List<String> comeAgainUntil(BooleanSupplier over) throws IOException {
        List<String> visits = new ArrayList<>();
        while (!over.getAsBoolean()) {
            visits.add(untilThrownOut());
        }
        return visits;
    }

    private Socket open() throws IOException {
        ENTRANCE.acquireUninterruptibly();
        try {
            Socket tcp = new Socket("127.0.0.1", port, InetAddress.ofLiteral(own), 0);
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
            SSLContext context = SSLContext.getInstance("TLSv1.2");
            context.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

package no.nattro.platform.upstream;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A neighbour at the level of its socket: it counts connections, and each request as it arrives, before it does with it what
 * the test says. What it is asked for under {@code /things/held} it answers only when it is released.
 */
final class ScriptedNeighbour implements AutoCloseable {

    /** What it does with a request that has arrived in full. */
    interface Deed {
        void on(Socket connection) throws IOException;
    }

    private final ServerSocket door;
    private final Thread doorkeeper;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger arrivals = new AtomicInteger();
    private final AtomicInteger held = new AtomicInteger();
    private final CountDownLatch release = new CountDownLatch(1);
    private volatile List<String> lastRequest = List.of();
    private volatile Deed deed = answers(200, "{\"value\": \"yes\"}");

    ScriptedNeighbour() {
        try {
            door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        doorkeeper = Thread.ofVirtual().start(this::accept);
    }

    static Deed answers(int status, String body) {
        return answers(status, "", body);
    }

    /** @param headers each with its end of line */
    static Deed answers(int status, String headers, String body) {
        return sends("HTTP/1.1 " + status + " As Told\r\nContent-Type: application/json\r\n" + headers
                + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    static Deed sends(String bytes) {
        return connection -> connection.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
    }

    /** Sends and hangs up, be it in the middle of an answer. */
    static Deed sendsAndGoes(String bytes) {
        return connection -> {
            sends(bytes).on(connection);
            connection.close();
        };
    }

    static Deed resets() {
        return connection -> {
            connection.setSoLinger(true, 0);
            connection.close();
        };
    }

    Deed isSilent() {
        return _ -> sleep(Long.MAX_VALUE);
    }

    /** An answer that would take half a minute: each byte comes well within what a read may take. */
    Deed trickles() {
        return connection -> {
            OutputStream out = connection.getOutputStream();
            sends("HTTP/1.1 200 OK\r\nContent-Length: 600\r\n\r\n").on(connection);
            for (int i = 0; i < 600 && !sleep(50); i++) {
                out.write(' ');
            }
        };
    }

    void now(Deed next) {
        deed = next;
    }

    String url() {
        return Caller.url(door.getLocalPort());
    }

    int connections() {
        return connections.get();
    }

    int arrivals() {
        return arrivals.get();
    }

    /** Requests that are kept waiting at this moment. */
    int held() {
        return held.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket connection = door.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException _) {
                // closed
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            BufferedReader in = new BufferedReader(
                    new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
            for (String request = in.readLine(); request != null; request = in.readLine()) {
                readRest(in);
                arrivals.incrementAndGet();
                if (request.contains("/things/held")) {
                    hold(connection);
                } else {
                    deed.on(connection);
                }
            }
        } catch (IOException _) {
            // the caller has hung up, or has been hung up on
        }
    }

    /** The headers, and the body in chunks: the client does not know its length before it has written it. */
    private void readRest(BufferedReader in) throws IOException {
        List<String> headers = new ArrayList<>();
        for (String header = in.readLine(); header != null && !header.isEmpty(); header = in.readLine()) {
            headers.add(header);
        }
        lastRequest = headers;
        for (int size = headers.contains("Transfer-Encoding: chunked") ? 1 : 0; size > 0;) {
            size = Integer.parseInt(in.readLine(), 16);
            in.skip(size);
            in.readLine();
        }
    }

    private void hold(Socket connection) throws IOException {
        held.incrementAndGet();
        try {
            release.await();
            answers(200, "{\"value\": \"at last\"}").on(connection);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            held.decrementAndGet();
        }
    }

    /** Answers what it holds, and from now on at once. */
    void release() {
        release.countDown();
    }

    /** The last request, header by header. */
    List<String> lastRequest() {
        return lastRequest;
    }

    /** Not longer than until it is closed; tells whether it is. */
    boolean sleep(long millis) {
        try {
            return closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From now on it refuses connections. */
    @Override
    public void close() {
        closing.countDown();
        release();
        try {
            door.close();
            doorkeeper.join(); // the port is closed when nobody waits at it any more
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

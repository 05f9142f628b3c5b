package no.nattro.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands where the gateway would, on a bare socket: nothing that arrives is put in order before it is looked at. */
final class StandIn {

    static final Answer OK = answer("200 OK", "{}");
    /** Neither answers nor closes. */
    static final Answer SILENCE = (_, _) -> {};
    /** Reads the request and breaks off. */
    static final Answer RESET = (_, connection) -> {
        connection.setSoLinger(true, 0);
        connection.close();
    };

    private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile Answer answer = OK;
    private volatile ServerSocket server;
    private final int port;

    StandIn() {
        server = listen(0);
        port = server.getLocalPort();
    }

    /** A whole answer, after which the connection stays open; each more is a header line. */
    static Answer answer(String status, String body, String... more) {
        String lines = more.length == 0 ? "" : String.join("\r\n", more) + "\r\n";
        return (_, connection) -> write(connection,
                "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\n" + lines
                        + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    static void write(Socket connection, String raw) throws IOException {
        connection.getOutputStream().write(raw.getBytes(StandardCharsets.UTF_8));
    }

    private ServerSocket listen(int wanted) {
        try {
            ServerSocket listening = new ServerSocket();
            listening.setReuseAddress(true);
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            Thread.startVirtualThread(() -> accept(listening));
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                Socket connection = listening.accept();
                connections.add(connection);
                int number = accepted.incrementAndGet();
                Thread.startVirtualThread(() -> serve(connection, number));
            } catch (IOException _) {
                return; // stopped
            }
        }
    }

    private void serve(Socket connection, int number) {
        try (connection) {
            for (Arrival arrival; (arrival = Arrival.next(number, connection.getInputStream())) != null;) {
                arrivals.add(arrival);
                answer.to(arrival, connection);
            }
        } catch (IOException _) {
            // NGINX, or the test, has closed it
        } finally {
            connections.remove(connection);
        }
    }

    /** Forgets what came, and answers like this from now on. */
    void answerWith(Answer next) {
        arrivals.clear();
        answer = next;
    }

    List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    Arrival onlyArrival() {
        List<Arrival> all = arrivals();
        if (all.size() != 1) {
            throw new AssertionError("Not one request arrived but " + all);
        }
        return all.getFirst();
    }

    /** How many connections there have been. */
    int accepted() {
        return accepted.get();
    }

    /** How many of them are there now. */
    int open() {
        return connections.size();
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    /** Refuses connections, and ends those that there are. */
    void stop() throws IOException {
        server.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }

    void startAgain() {
        server = listen(port);
    }

    /** What becomes of a request. */
    interface Answer {

        void to(Arrival arrival, Socket connection) throws IOException;
    }
}

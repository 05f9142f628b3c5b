package no.nattro.gateway.guard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A service that keeps what arrives byte by byte, so that no server's kindness makes it look better than it was. */
final class Recorder {

    private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: (\\d+)\r\n", Pattern.CASE_INSENSITIVE);
    private static final byte[] ANSWER = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
            .getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket server;
    private final List<String> arrived = new CopyOnWriteArrayList<>();
    private final AtomicBoolean hangsUp = new AtomicBoolean();

    private Recorder(ServerSocket server) {
        this.server = server;
    }

    static Recorder start() {
        try {
            Recorder recorder = new Recorder(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(recorder::accept);
            return recorder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** Each request, head and body, as it came; what could not be told apart stands in one. */
    List<String> arrived() {
        return List.copyOf(arrived);
    }

    void forget() {
        arrived.clear();
    }

    /** The next to come gets no answer. */
    void hangUpOnce() {
        hangsUp.set(true);
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = server.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            }
        } catch (IOException _) {
            // the tests are over
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            while (true) {
                String request = read(connection.getInputStream());
                if (request.isEmpty()) {
                    return;
                }
                arrived.add(request);
                if (hangsUp.getAndSet(false)) {
                    return;
                }
                connection.getOutputStream().write(ANSWER);
            }
        } catch (IOException _) {
            // the gateway has hung up
        }
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        while (!request.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return request.toString(StandardCharsets.ISO_8859_1);
            }
            request.write(next);
        }
        Matcher length = LENGTH.matcher(request.toString(StandardCharsets.ISO_8859_1));
        if (length.find()) {
            request.writeBytes(in.readNBytes(Integer.parseInt(length.group(1))));
        }
        return request.toString(StandardCharsets.ISO_8859_1);
    }
}

package no.nattro.platform.faults;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection of which every byte is seen. */
final class Connection implements AutoCloseable {

    private final Socket socket;

    /** @throws java.net.ConnectException when it is refused */
    Connection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000); // a hang is a failure
    }

    int localPort() {
        return socket.getLocalPort();
    }

    Connection send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Connection get(String path) throws IOException {
        return send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

    Connection put(String path, String body) throws IOException {
        return put(path, body, "");
    }

    /** @param more is sent in the same moment */
    Connection put(String path, String body, String more) throws IOException {
        return send("PUT " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body + more);
    }

    /** What comes until the text does. */
    String readUntil(String text) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(text) < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("the end, after: " + read);
            }
            read.append((char) next);
        }
        return read.toString();
    }

    /** How many bytes come until the connection ends. */
    int bytesUntilTheEnd() throws IOException {
        InputStream in = socket.getInputStream();
        return in.readAllBytes().length;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

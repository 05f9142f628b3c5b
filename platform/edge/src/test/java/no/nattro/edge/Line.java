package no.nattro.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A connection for whatever a well-behaved client would not send. */
final class Line implements AutoCloseable {

    private final Socket socket;

    private Line(Socket socket) throws IOException {
        socket.setSoTimeout(10_000);
        this.socket = socket;
    }

    /** Over TLS, of these versions only where some are named. */
    static Line to(Nginx nginx, String... versions) throws IOException {
        return to(nginx, nginx.certificate().trusted(), versions);
    }

    /** Over TLS, with the sessions that the context knows. */
    static Line to(Nginx nginx, SSLContext context, String... versions) throws IOException {
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", nginx.port());
        if (versions.length > 0) {
            tls.setEnabledProtocols(versions);
        }
        tls.startHandshake();
        return new Line(tls);
    }

    /** The answers to so many GETs, sent one right behind the other from that address, with this header line. */
    static List<Reply> burst(Nginx nginx, String from, int times, String path, String headerLine) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: shop.example\r\n" + headerLine + "\r\n";
        try (Line line = new Line(
                nginx.certificate().trusted().getSocketFactory().createSocket("127.0.0.1", nginx.port(),
                        InetAddress.getByName(from), 0))) {
            Thread.startVirtualThread(() -> line.sendAll((request + "\r\n").repeat(times - 1)
                    + request + "Connection: close\r\n\r\n"));
            return Pattern.compile("(?=HTTP/1\\.1 )").splitAsStream(new String(line.bytes(), StandardCharsets.UTF_8))
                    .map(Reply::read).toList();
        }
    }

    private void sendAll(String raw) {
        try {
            send(raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without TLS. */
    static Line plain(int port) throws IOException {
        return new Line(new Socket("127.0.0.1", port));
    }

    /** A GET over TLS with these header lines. */
    static Reply get(Nginx nginx, String path, String... headerLines) throws IOException {
        try (Line line = to(nginx)) {
            return line.send("GET " + path + " HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n"
                    + Stream.of(headerLines).map(header -> header + "\r\n").reduce("", String::concat) + "\r\n")
                    .reply();
        }
    }

    /** Sends that, as UTF-8. */
    Line send(String raw) throws IOException {
        return send(raw.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends that. */
    Line send(byte... raw) throws IOException {
        socket.getOutputStream().write(raw);
        socket.getOutputStream().flush();
        return this;
    }

    /** Every byte until NGINX closes. */
    byte[] bytes() throws IOException {
        return socket.getInputStream().readAllBytes();
    }

    /** The answer that stands in them. */
    Reply reply() throws IOException {
        return Reply.read(new String(bytes(), StandardCharsets.UTF_8));
    }

    /** What TLS version was agreed on. */
    String version() {
        return ((SSLSocket) socket).getSession().getProtocol();
    }

    /** And what cipher suite. */
    String cipherSuite() {
        return ((SSLSocket) socket).getSession().getCipherSuite();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** An answer, as it came. */
    record Reply(String statusLine, List<String> headerLines, String body) {

        static Reply read(String raw) {
            String[] parts = raw.split("\r\n\r\n", 2);
            List<String> head = List.of(parts[0].split("\r\n"));
            return new Reply(head.getFirst(), head.subList(1, head.size()), parts.length > 1 ? parts[1] : "");
        }

        int status() {
            return Integer.parseInt(statusLine.split(" ")[1]);
        }

        /** All values of the header. */
        List<String> headers(String name) {
            return Arrival.values(headerLines, name);
        }
    }
}

package no.nattro.gateway;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A TLS connection for whatever a decent client would not send. */
public final class Line implements AutoCloseable {

    /**
     * Not the gateway's: who knocks before it listens may be given its very port as his own, is then connected to himself, and
     * the gateway finds its port taken.
     */
    private static final String OWN = "127.0.0.9";

    private final Socket socket;
    private final Socket tcp;

    private Line(Socket socket, Socket tcp) {
        this.socket = socket;
        this.tcp = tcp;
    }

    private static Socket tcp(int port) throws IOException {
        return tcp(OWN, port);
    }

    private static Socket tcp(String own, int port) throws IOException {
        Socket tcp = new Socket("127.0.0.1", port, InetAddress.ofLiteral(own), 0);
        tcp.setSoTimeout(10_000);
        return tcp;
    }

    /** Over TLS, of these versions only where some are named. */
    public static Line to(int port, String... versions) throws IOException {
        return tls(tcp(port), port, versions);
    }

    /** Over TLS, from another loopback address. */
    public static Line from(String own, int port) throws IOException {
        return tls(tcp(own, port), port);
    }

    private static Line tls(Socket tcp, int port, String... versions) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
            SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(tcp, "127.0.0.1", port, true);
            if (versions.length > 0) {
                tls.setEnabledProtocols(versions);
            }
            tls.startHandshake();
            return new Line(tls, tcp);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without TLS. */
    public static Line plain(int port) throws IOException {
        return plain(OWN, port);
    }

    /** Without TLS, from another loopback address. */
    public static Line plain(String own, int port) throws IOException {
        Socket tcp = tcp(own, port);
        return new Line(tcp, tcp);
    }

    /** Sends that, as UTF-8. */
    public Line send(String raw) throws IOException {
        return send(raw.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends that. */
    public Line send(byte... raw) throws IOException {
        socket.getOutputStream().write(raw);
        socket.getOutputStream().flush();
        return this;
    }

    /** Hangs up without a good-bye; with a reset where that is asked for. */
    public void breakOff(boolean reset) throws IOException {
        if (reset) {
            tcp.setSoLinger(true, 0);
        }
        tcp.close();
    }

    /** Every byte until the gateway closes. */
    public byte[] bytes() throws IOException {
        return socket.getInputStream().readAllBytes();
    }

    /** A GET with these header lines, after which the gateway is to close. */
    public static Reply get(int port, String path, String... headerLines) throws IOException {
        try (Line line = to(port)) {
            return line.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n"
                    + Stream.of(headerLines).map(header -> header + "\r\n").reduce("", String::concat)
                    + "Connection: close\r\n\r\n").reply();
        }
    }

    /** The answer that stands in them. */
    public Reply reply() throws IOException {
        String[] parts = new String(bytes(), StandardCharsets.UTF_8).split("\r\n\r\n", 2);
        List<String> head = List.of(parts[0].split("\r\n"));
        return new Reply(head.getFirst(), head.subList(1, head.size()), parts.length > 1 ? parts[1] : "");
    }

    /** What TLS version was agreed on. */
    public String version() {
        return ((SSLSocket) socket).getSession().getProtocol();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** An answer, as it came. */
    public record Reply(String statusLine, List<String> headerLines, String body) {

        public int status() {
            return Integer.parseInt(statusLine.split(" ")[1]);
        }

        /** All values of the header. */
        public List<String> headers(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ": ";
            return headerLines.stream().filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(line -> line.substring(start.length())).toList();
        }
    }
}

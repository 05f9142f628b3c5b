package no.nattro.gateway.guard;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersDecoder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** HTTP/2 by hand, for whatever a decent client would not send. */
final class Http2Line implements AutoCloseable {

    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PING = 6;
    static final int GOAWAY = 7;
    static final int CONTINUATION = 9;
    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;

    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final SSLSocket socket;
    private final Socket tcp;
    private final DataInputStream in;
    private final Http2HeadersDecoder headers = new DefaultHttp2HeadersDecoder(false); // remembers what came before

    private Http2Line(SSLSocket socket, Socket tcp) throws IOException {
        this.socket = socket;
        this.tcp = tcp;
        this.in = new DataInputStream(socket.getInputStream());
    }

    /** Connected, the preface and empty settings sent. */
    static Http2Line to(int port) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
            Socket tcp = new Socket("127.0.0.1", port);
            SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(tcp, "127.0.0.1", port, true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[]{"h2"});
            socket.setSSLParameters(parameters);
            socket.setSoTimeout(10_000);
            socket.startHandshake();
            Http2Line line = new Http2Line(socket, tcp);
            line.raw(PREFACE);
            return line.frame(SETTINGS, 0, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Http2Line raw(byte... bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    Http2Line frame(int type, int flags, int stream, byte... payload) throws IOException {
        return raw(
                ByteBuffer.allocate(9 + payload.length).put((byte) 0).putShort((short) payload.length).put((byte) type)
                        .put((byte) flags).putInt(stream).put(payload).array());
    }

    /** None of which ends. */
    Http2Line beginPosts(int count) throws IOException {
        byte[] head = headers(":method", "POST", ":scheme", "https", ":authority", "localhost", ":path", "/api/orders");
        for (int i = 0; i < count; i++) {
            frame(HEADERS, END_HEADERS, 2 * i + 1, head);
        }
        return this;
    }

    /** Names and values in turn, literally (RFC 7541, section 6.2.2), whatever is in them. */
    static byte[] headers(String... namesAndValues) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            block.write(0);
            string(block, namesAndValues[i]);
            string(block, namesAndValues[i + 1]);
        }
        return block.toByteArray();
    }

    private static void string(ByteArrayOutputStream block, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = bytes.length;
        if (length < 127) {
            block.write(length);
        } else {
            block.write(127);
            for (length -= 127; length >= 128; length /= 128) {
                block.write(length % 128 + 128);
            }
            block.write(length);
        }
        block.writeBytes(bytes);
    }

    /** The head of the answer that comes next. */
    Http2Headers answer() throws IOException {
        Frame frame = next();
        while (frame.type != HEADERS) {
            frame = next();
        }
        return read(frame);
    }

    /** The next frame that is none of settings, pings and windows; what ends a stream or a connection is told by its name. */
    String outcome() throws IOException {
        try {
            while (true) {
                Frame frame = next();
                switch (frame.type) {
                    case HEADERS -> {
                        return String.valueOf(read(frame).status());
                    }
                    case RST_STREAM -> {
                        return "RST_STREAM";
                    }
                    case GOAWAY -> {
                        return "GOAWAY";
                    }
                    default -> {
                        // the connection's own affairs
                    }
                }
            }
        } catch (EOFException | SocketException _) {
            return "closed";
        }
    }

    /** Hangs up without a good-bye. */
    void reset() throws IOException {
        tcp.setSoLinger(true, 0);
        tcp.close();
    }

    /** Reads until the gateway closes. */
    void untilClosed() throws IOException {
        try {
            in.skipNBytes(Long.MAX_VALUE);
        } catch (EOFException | SocketException _) {
            // it has
        }
    }

    Frame next() throws IOException {
        int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
        return new Frame(in.readUnsignedByte(), in.readUnsignedByte(), in.readInt(), in.readNBytes(length));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private Http2Headers read(Frame frame) {
        try {
            return headers.decodeHeaders(frame.stream, Unpooled.wrappedBuffer(frame.payload));
        } catch (Http2Exception e) {
            throw new IllegalStateException(e);
        }
    }

    record Frame(int type, int flags, int stream, byte[] payload) {}
}

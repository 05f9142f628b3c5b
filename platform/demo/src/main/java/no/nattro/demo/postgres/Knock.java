package no.nattro.demo.postgres;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Finds out whether PostgreSQL lets anybody in, as {@code pg_isready} does: begins to log in, and leaves at the question
 * for the password. To log in each time would cost both sides more than the question is worth.
 *
 * @see <a href="https://www.postgresql.org/docs/17/protocol-flow.html#PROTOCOL-FLOW-START-UP">Start-up</a>
 */
public final class Knock {

    private static final int PROTOCOL = 3 << 16; // 3.0
    private static final int WHO_ARE_YOU = 'R'; // a server that is starting up or shutting down says E, an error

    private Knock() {}

    public static boolean isAnswered(int port, int limitMillis) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), limitMillis);
            socket.setSoTimeout(limitMillis);
            byte[] wish = "user\0postgres\0database\0postgres\0\0".getBytes(StandardCharsets.US_ASCII);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(2 * Integer.BYTES + wish.length);
            out.writeInt(PROTOCOL);
            out.write(wish);
            out.flush();
            return socket.getInputStream().read() == WHO_ARE_YOU;
        } catch (IOException _) {
            return false;
        }
    }
}

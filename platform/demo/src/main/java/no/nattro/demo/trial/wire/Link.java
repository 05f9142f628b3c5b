package no.nattro.demo.trial.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;

/** One connection through a wire: two sockets, and a thread for each direction. */
final class Link {

    /** What most requests and answers fit into. */
    private static final int CHUNK = 8192;

    /** A server that stands still accepts all the same; this is for one that is overrun. */
    private static final int CONNECT_MILLIS = 2000;

    /** How callers ask whether somebody takes requests: a cut that loses nothing else is felt by no purchase. */
    private static final byte[] PROBE = "GET /readyz".getBytes(StandardCharsets.US_ASCII);

    private final Socket caller;
    private final Socket callee = new Socket();
    private final Supplier<Cut> cut;
    private final Runnable lost;
    private volatile boolean isProbe;

    /** @param lost told when something comes to the cut that somebody waits for */
    Link(Socket caller, Supplier<Cut> cut, Runnable lost) {
        this.caller = caller;
        this.cut = cut;
        this.lost = lost;
    }

    /** Returns when both sides have ended, or either was lost. */
    void carry(SocketAddress far) {
        if (!connect(far)) {
            reset();
            return;
        }
        try (caller; callee) {
            Thread answers = Thread.ofVirtual().start(() -> carry(callee, caller, Cut.AFTER));
            carry(caller, callee, Cut.BEFORE);
            answers.join();
        } catch (IOException _) {
            // Both were at their end.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean connect(SocketAddress far) {
        try {
            callee.connect(far, CONNECT_MILLIS);
            // A request in two writes would otherwise wait 40 ms for an acknowledgement in between.
            caller.setTcpNoDelay(true);
            callee.setTcpNoDelay(true);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** One side's "that was all" is passed on; the other may still have something to say. */
    private void carry(Socket from, Socket to, Cut place) {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                if (from == caller) {
                    isProbe = length >= PROBE.length && Arrays.equals(chunk, 0, PROBE.length, PROBE, 0, PROBE.length);
                }
                if (cut.get() == place) {
                    if (!isProbe) {
                        lost.run();
                    }
                    reset();
                    return;
                }
                out.write(chunk, 0, length);
            }
            to.shutdownOutput();
        } catch (IOException _) {
            reset();
        }
    }

    /** Both sides see that the other is lost, and not that it has ended. */
    void reset() {
        reset(caller);
        reset(callee);
    }

    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0); // closed so, it says RST instead of FIN
        } catch (IOException _) {
            // It was closed before.
        }
    }
}

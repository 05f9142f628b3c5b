package no.nattro.platform.upstream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A port where nobody accepts and as many wait as may: a further connect gets no answer, neither yes nor no. */
final class FullQueue implements AutoCloseable {

    private static final int NO_QUEUE_IS_SO_LONG = 100;
    private static final int NO_ANSWER = 200; // ms; on the loopback interface one takes microseconds

    private final ServerSocket door;
    private final List<Socket> queue = new ArrayList<>();

    FullQueue() {
        try {
            door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        fill();
    }

    private void fill() {
        try {
            while (queue.size() < NO_QUEUE_IS_SO_LONG) {
                Socket next = new Socket();
                queue.add(next);
                next.connect(door.getLocalSocketAddress(), NO_ANSWER);
            }
        } catch (IOException _) {
            return;
        }
        throw new IllegalStateException("this queue has no end");
    }

    String url() {
        return Caller.url(door.getLocalPort());
    }

    @Override
    public void close() {
        try {
            for (Socket waiting : queue) {
                waiting.close();
            }
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

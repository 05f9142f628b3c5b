package no.nattro.demo.trial.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A way to one instance that can be cut. What is cut ends with a reset and not in good order: a caller that were told
 * "that was all" could take half an answer for a whole one, and no real network says so.
 */
public final class Wire implements AutoCloseable {

    /** As many as a server of ours lets wait itself. */
    private static final int BACKLOG = 100;

    /** When the machine has no more file handles, until it has some again. */
    private static final Duration BREATHER = Duration.ofMillis(10);

    private final InetSocketAddress far;
    private final ServerSocket near;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final Thread accepting = Thread.ofVirtual().unstarted(this::accept);
    private final AtomicLong losses = new AtomicLong();
    private volatile Cut cut = Cut.NONE;

    private Wire(InetSocketAddress far, ServerSocket near) {
        this.far = far;
        this.near = near;
    }

    /** Lays one to that port of this machine; it need not listen yet, and may go and come back. */
    public static Wire to(int port) {
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[]{127, 0, 0, 1});
            Wire wire = new Wire(new InetSocketAddress(loopback, port), new ServerSocket(0, BACKLOG, loopback));
            wire.accepting.start();
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException("A wire to port " + port + " cannot be laid", e);
        }
    }

    /** What callers are told instead of the instance's own address. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + near.getLocalPort());
    }

    /** A connection that carries nothing at the moment lives on until something comes to the cut. */
    public void cut(Cut place) {
        cut = place;
    }

    public void restore() {
        cut = Cut.NONE;
    }

    /** How many requests or answers its cuts have lost so far; those that only ask for readiness do not count. */
    public long losses() {
        return losses.get();
    }

    /** How many connections go through it at this moment. */
    public int connections() {
        return links.size();
    }

    /** Resets what goes through it; from here on a connect is refused. */
    @Override
    public void close() {
        try {
            near.close();
            accepting.join(); // the port is free only when the thread that waits at it has noticed
        } catch (IOException _) {
            // It is closed all the same.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        links.forEach(Link::reset);
    }

    private void accept() {
        while (!near.isClosed()) {
            try {
                Socket caller = near.accept();
                Thread.ofVirtual().start(() -> carry(new Link(caller, () -> cut, losses::incrementAndGet)));
            } catch (IOException _) {
                if (!near.isClosed()) {
                    LockSupport.parkNanos(BREATHER.toNanos());
                }
            }
        }
    }

    private void carry(Link link) {
        links.add(link);
        try {
            if (near.isClosed()) { // too late for close() to have seen it
                link.reset();
            } else {
                link.carry(far);
            }
        } finally {
            links.remove(link);
        }
    }
}

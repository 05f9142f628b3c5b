package no.nattro.demo.trial.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Answers each line with the same line, and counts what arrived. At the end of what it is told, it ends too. */
final class EchoServer implements AutoCloseable {

    final AtomicLong received = new AtomicLong();
    final AtomicInteger resets = new AtomicInteger();
    final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final ServerSocket server;

    EchoServer() throws IOException {
        this(0);
    }

    EchoServer(int port) throws IOException {
        server = new ServerSocket(port, 200, InetAddress.getByAddress(new byte[]{127, 0, 0, 1}));
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket caller = server.accept();
                connections.add(caller);
                Thread.ofVirtual().start(() -> echo(caller));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private void echo(Socket caller) {
        try (caller) {
            InputStream in = caller.getInputStream();
            OutputStream out = caller.getOutputStream();
            byte[] chunk = new byte[1000];
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                received.addAndGet(length);
                out.write(chunk, 0, length);
            }
            out.write('.'); // said after the caller's end: only a connection that is closed by half carries it
        } catch (IOException _) {
            resets.incrementAndGet();
        } finally {
            connections.remove(caller);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket caller : connections) {
            caller.close();
        }
    }
}

package no.nattro.platform.upstream;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes every connection and sends its answer a byte at a time, ten a second; an empty answer is silence. */
final class SlowLine implements AutoCloseable {

    private final ServerSocket door;
    private final byte[] answer;
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final Phaser never = new Phaser(1);

    SlowLine(String answer) {
        this.answer = answer.getBytes(StandardCharsets.US_ASCII);
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                accepted.incrementAndGet();
                open.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException _) {
                // closed
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            for (byte next : answer) {
                client.getOutputStream().write(next);
                pause();
            }
            client.getInputStream().transferTo(OutputStream.nullOutputStream()); // until the client hangs up
        } catch (IOException _) {
            // the client has hung up
        } finally {
            open.decrementAndGet();
        }
    }

    private void pause() {
        try {
            never.awaitAdvanceInterruptibly(0, 100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException | TimeoutException _) {
            // the next byte
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    int accepted() {
        return accepted.get();
    }

    /** Connections that neither side has closed. */
    int open() {
        return open.get();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package no.nattro.demo.bugs;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** Answers the agents in the services: each statement that one of them prepares comes by here, and may have to wait here. */
final class SqlDesk implements AutoCloseable {

    private static final int AT_ONCE = 100;

    private final ServerSocket door;
    private final AtomicLong answered = new AtomicLong();
    private volatile boolean changed;
    private volatile UnaryOperator<String> change = UnaryOperator.identity();

    SqlDesk() throws IOException {
        this.door = new ServerSocket(0, AT_ONCE, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("sql desk").start(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    long answered() {
        return answered.get();
    }

    /** @param change of each statement from now on, called by as many threads as ask */
    void change(UnaryOperator<String> change) {
        this.changed = false;
        this.change = change;
    }

    /** Whether any statement was another than the service's. */
    boolean changed() {
        return changed;
    }

    void changeNothing() {
        change(UnaryOperator.identity());
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket asking = door.accept();
                Thread.ofVirtual().name("sql").start(() -> answer(asking));
            } catch (IOException _) {
                // closed
            }
        }
    }

    private void answer(Socket asking) {
        try (asking;
                DataInputStream question = new DataInputStream(asking.getInputStream());
                DataOutputStream answer = new DataOutputStream(asking.getOutputStream())) {
            String sql = question.readUTF();
            String instead = change.apply(sql);
            if (!instead.equals(sql)) {
                changed = true;
            }
            answer.writeUTF(instead);
            answer.flush();
            answered.incrementAndGet();
        } catch (IOException _) {
            // the service has ended
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}

package no.nattro.demo.bugs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** The network between the checkout and its neighbours: what goes over it arrives, or what the test makes of it. */
final class Wire implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Sent, Function<Message, Optional<Message.Answer>>> ways = new ConcurrentHashMap<>();
    private final Function<Sent, URI> neighbours;

    Wire(Function<Sent, URI> neighbours) {
        this.neighbours = neighbours;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::carry);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Everything arrives from now on, and so do the answers. */
    void heal() {
        ways.clear();
    }

    /** These arrive from now on. */
    void arrive(Sent sent) {
        ways.remove(sent);
    }

    /** @param way gives the answer from now on; empty where the connection breaks instead */
    void instead(Sent sent, Function<Message, Optional<Message.Answer>> way) {
        ways.put(sent, way);
    }

    /** Each breaks the connection from now on; the sender cannot know whether it arrived, or will. */
    Lost lose(Sent sent) {
        Lost lost = new Lost();
        instead(sent, message -> {
            lost.add(message);
            return Optional.empty();
        });
        return lost;
    }

    private void carry(HttpExchange exchange) throws IOException {
        try (exchange) {
            Message message = Message.of(exchange, neighbours);
            Optional<Message.Answer> answer = ways
                    .getOrDefault(message.sent(), arriving -> Optional.of(arriving.deliver())).apply(message);
            if (answer.isPresent()) {
                answer.get().to(exchange);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

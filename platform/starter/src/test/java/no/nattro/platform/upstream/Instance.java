package no.nattro.platform.upstream;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** One of several instances of a neighbour: says whether it is ready as it is told to, and does whatever else is asked. */
final class Instance implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger questions = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private final List<Headers> asked = new CopyOnWriteArrayList<>();
    private volatile int readyz = 200;
    private volatile int answer = 200;

    Instance() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/readyz", exchange -> {
            asked.add(exchange.getRequestHeaders());
            answer(exchange, readyz);
            questions.incrementAndGet();
        });
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            answer(exchange, answer);
        });
        server.start();
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        byte[] body = "{\"value\": \"yes\", \"status\": \"UP\"}".getBytes(StandardCharsets.US_ASCII);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Location", "/"); // where, after a redirect, all is well
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** What it answers to {@code /readyz} from now on. */
    Instance readyz(int status) {
        readyz = status;
        return this;
    }

    /** What it answers to everything else. */
    Instance answer(int status) {
        answer = status;
        return this;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How often it has said whether it is ready. */
    int questions() {
        return questions.get();
    }

    /** The headers of the questions. */
    List<Headers> asked() {
        return asked;
    }

    /** How often it was asked for something else. */
    int calls() {
        return calls.get();
    }

    /** From now on it refuses connections. */
    @Override
    public void close() {
        server.stop(0);
    }
}

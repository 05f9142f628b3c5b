package no.nattro.demo.watch;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** A management port with a few meters, which answers as Spring Boot's endpoint does, or as badly as it is told. */
public final class StubActuator implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String METRICS = "/actuator/metrics/";

    private final HttpServer server;
    private final Map<Meter, Double> meters = new ConcurrentHashMap<>();
    private final Queue<String> questions = new ConcurrentLinkedQueue<>();
    private final Map<String, Runnable> whats = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Manners manners = Manners.GOOD;

    /** How it answers. */
    public enum Manners {
        GOOD, SILENT, TRICKLING, FAILING, TALKING_NONSENSE
    }

    private record Meter(String name, Map<String, String> tags) {}

    public StubActuator() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** @param tags as in {@code state:open} */
    public StubActuator meter(String name, double value, String... tags) {
        meters.put(new Meter(name, read(List.of(tags))), value);
        return this;
    }

    /** A breaker as resilience4j measures it. */
    public StubActuator breaker(String name, Breaker.State state, int failed, int succeeded) {
        for (Breaker.State each : Breaker.State.values()) {
            meter("resilience4j.circuitbreaker.state", each == state ? 1 : 0, "name:" + name, "state:" + each);
        }
        meter("resilience4j.circuitbreaker.buffered.calls", failed, "name:" + name, "kind:failed");
        return meter("resilience4j.circuitbreaker.buffered.calls", succeeded, "name:" + name, "kind:successful");
    }

    /** What a service says of the way to one of its neighbours, with nothing refused yet. */
    public StubActuator neighbour(String name, int sent, int waiting, int places) {
        Stream.of("breaker", "bulkhead", "lease", "deadline")
                .forEach(brake -> meter("nattro.upstream.refused", 0, "upstream:" + name, "brake:" + brake));
        meter("nattro.upstream.breaker.pause", 0, "upstream:" + name);
        meter("nattro.upstream.calls", sent, "upstream:" + name, "state:sent");
        meter("nattro.upstream.calls", waiting, "upstream:" + name, "state:waiting");
        return meter("nattro.upstream.places", places, "upstream:" + name);
    }

    public StubActuator inbound(String share, int requests, int limit) {
        meter("nattro.inbound.refused", 0, "share:" + share);
        meter("nattro.inbound.limit", limit, "share:" + share);
        return meter("nattro.inbound.requests", requests, "share:" + share);
    }

    /** Does something when it has answered a question of that beginning, once. */
    StubActuator after(String beginning, Runnable what) {
        whats.put(beginning, what);
        return this;
    }

    void has(Manners newManners) {
        manners = newManners;
    }

    /** What it was asked since this was called last, without what all paths begin with. */
    List<String> questions() {
        return Stream.generate(questions::poll).takeWhile(question -> question != null).toList();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().replace(METRICS, "");
        String query = exchange.getRequestURI().getRawQuery();
        String question = name + (query == null ? "" : "?" + URLDecoder.decode(query, StandardCharsets.UTF_8));
        questions.add(question);
        switch (manners) {
            case GOOD -> {
                String answer = answer(name, query == null
                        ? List.of()
                        : Stream.of(query.split("&")).map(tag -> URLDecoder.decode(tag.replace("tag=", ""),
                                StandardCharsets.UTF_8)).toList());
                whats.keySet().stream().filter(question::startsWith).toList()
                        .forEach(beginning -> whats.remove(beginning).run());
                send(exchange, answer.isEmpty() ? 404 : 200, answer);
            }
            case SILENT -> waitUntilClosed();
            case TRICKLING -> {
                exchange.sendResponseHeaders(200, 1000);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
                waitUntilClosed();
            }
            case FAILING -> send(exchange, 500, "{}");
            case TALKING_NONSENSE -> send(exchange, 200, "{\"measurements\": [");
        }
    }

    /** Empty where there is no such metric. */
    private String answer(String name, List<String> tags) throws IOException {
        Map<String, String> wanted = read(tags);
        Map<String, TreeSet<String>> available = new LinkedHashMap<>();
        List<Double> values = new ArrayList<>();
        meters.forEach((meter, value) -> {
            if (meter.name().equals(name) && meter.tags().entrySet().containsAll(wanted.entrySet())) {
                values.add(value);
                meter.tags().forEach((tag, each) -> available.computeIfAbsent(tag, _ -> new TreeSet<>()).add(each));
            }
        });
        wanted.keySet().forEach(available::remove);
        return values.isEmpty()
                ? ""
                : JSON.writeValueAsString(Map.of("name", name, "measurements",
                        List.of(Map.of("statistic", "MAX", "value", 0.3), Map.of("statistic", "VALUE", "value",
                                values.stream().mapToDouble(Double::doubleValue).sum())),
                        "availableTags", available.entrySet().stream()
                                .map(tag -> Map.of("tag", tag.getKey(), "values", tag.getValue())).toList()));
    }

    private static Map<String, String> read(List<String> tags) {
        Map<String, String> read = new LinkedHashMap<>();
        tags.forEach(tag -> read.put(tag.split(":", 2)[0], tag.split(":", 2)[1]));
        return read;
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void waitUntilClosed() {
        try {
            closed.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}

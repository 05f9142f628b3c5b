package no.nattro.demo.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import no.nattro.demo.books.history.Purchases;
import org.jspecify.annotations.Nullable;

/** A gateway on a real socket. It confirms whatever is bought, the same for the same key, unless a test says otherwise. */
public final class ScriptedShop implements AutoCloseable {

    private static final String CATALOGUE = """
            {"items":[{"sku":"NO-1001","price":{"amount":39800,"currency":"NOK"},"available":100000},
             {"sku":"NO-1006","price":{"amount":9900,"currency":"NOK"},"available":4200},
             {"sku":"NO-1030","price":{"amount":3490000,"currency":"NOK"},"available":1}],"next":null}""";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger shoppers = new AtomicInteger();
    private final ConcurrentHashMap<String, UUID> orders = new ConcurrentHashMap<>();
    private volatile Function<Request, Reply> purchases = this::confirm;
    private volatile Function<Request, Reply> cancellations = request -> new Reply(202,
            "{\"id\":\"" + request.path().split("/")[3] + "\",\"status\":\"CANCELLED\"}");
    private volatile Supplier<String> list = () -> "{\"items\":[]}";
    public final List<Request> requests = new CopyOnWriteArrayList<>();

    public record Request(InetAddress from, String method, String path, @Nullable String cookie, @Nullable String key,
            String body) {}

    public record Reply(int status, String body, String... headers) {

        public static Reply problem(int status, String type, String... headers) {
            return new Reply(status, Purchases.problem(type), headers);
        }

        public static Reply pending(UUID order) {
            return new Reply(202, "{\"id\":\"" + order + "\",\"status\":\"PENDING\"}");
        }
    }

    public ScriptedShop() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Without TLS, which a test of this machine's own loopback need not prove. */
    public static HttpClient client(InetAddress from, HttpClient.Version version) {
        return HttpClient.newBuilder().localAddress(from).version(HttpClient.Version.HTTP_1_1).build();
    }

    /** Answers purchases with these in turn, the last one for ever. */
    public void says(Reply... replies) {
        AtomicInteger next = new AtomicInteger();
        purchases = _ -> replies[Math.min(next.getAndIncrement(), replies.length - 1)];
    }

    public void answersPurchasesBy(Function<Request, Reply> script) {
        purchases = script;
    }

    public void answersCancellationsBy(Function<Request, Reply> script) {
        cancellations = script;
    }

    public void lists(String orders) {
        lists(() -> orders);
    }

    public void lists(Supplier<String> orders) {
        list = orders;
    }

    public List<Request> purchases() {
        return requests.stream().filter(request -> request.path().equals("/api/orders") && request.key() != null)
                .toList();
    }

    public List<Request> cancellations() {
        return requests.stream().filter(request -> request.path().endsWith("/cancellation")).toList();
    }

    public Reply confirm(Request request) {
        if (request.cookie() == null) {
            return new Reply(401, Purchases.problem("shopper-required"), "Set-Cookie", newCookie());
        }
        UUID order = orders.computeIfAbsent(request.cookie() + request.key() + request.body(), _ -> UUID.randomUUID());
        return new Reply(201, confirmation(order));
    }

    public static String confirmation(UUID order) {
        return Purchases.confirmation(order, 79600, 2);
    }

    private String newCookie() {
        return Purchases.cookie(new UUID(0, shoppers.incrementAndGet())) + "; Path=/; Secure; HttpOnly";
    }

    private void answer(HttpExchange exchange) throws IOException {
        Request request = new Request(exchange.getRemoteAddress().getAddress(), exchange.getRequestMethod(),
                exchange.getRequestURI().toString(), exchange.getRequestHeaders().getFirst("Cookie"),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        requests.add(request);
        Reply reply = reply(request);
        for (int i = 0; i < reply.headers().length; i += 2) {
            exchange.getResponseHeaders().add(reply.headers()[i], reply.headers()[i + 1]);
        }
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Reply reply(Request request) {
        if (request.path().startsWith("/api/products")) {
            return request.cookie() == null
                    ? new Reply(200, CATALOGUE, "Set-Cookie", newCookie())
                    : new Reply(200, CATALOGUE);
        }
        if (request.path().endsWith("/cancellation")) {
            return cancellations.apply(request);
        }
        return request.method().equals("POST") ? purchases.apply(request) : new Reply(200, list.get());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

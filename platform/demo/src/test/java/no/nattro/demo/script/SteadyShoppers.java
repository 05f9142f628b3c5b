package no.nattro.demo.script;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import no.nattro.demo.secret.Certificate;
import no.nattro.demo.shop.BasketLine;
import no.nattro.demo.shop.CookieJar;
import no.nattro.demo.shop.Order;
import no.nattro.demo.shop.PoliteClient;
import no.nattro.demo.shop.Purchase;
import no.nattro.demo.shop.Shop;
import no.nattro.demo.shop.TrustedTls;
import no.nattro.demo.stack.Component;

/** Four people, each with a cookie and connections of its own, who buy one thing after the other until they go home. */
final class SteadyShoppers implements AutoCloseable {

    private static final int SHOPPERS = 4;

    /** After an answer: together some ten purchases a second, which two CPUs carry while a service starts on them. */
    private static final long PAUSE_MILLIS = 250;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(SHOPPERS);
    private final List<HttpClient> clients = new ArrayList<>();
    private final Queue<Purchase> bought = new ConcurrentLinkedQueue<>();
    private final Map<String, Supplier<Purchase>> repeats = new ConcurrentHashMap<>();

    SteadyShoppers(RealStack stack, Path folder) throws IOException, GeneralSecurityException {
        for (int number = 1; number <= SHOPPERS; number++) {
            HttpClient client = TrustedTls.client(new Certificate(stack.state().resolve("tls")).read(),
                    HttpClient.Version.HTTP_1_1);
            clients.add(client);
            Shop shop = new Shop(URI.create("https://localhost:" + stack.ports().of(Component.GATEWAY)),
                    new PoliteClient(client, _ -> {}),
                    new CookieJar(folder.resolve("cookies-" + number + ".txt"), "localhost", InstantSource.system()));
            shop.enter();
            BasketLine line = new BasketLine("NO-100" + number, 1);
            threads.scheduleWithFixedDelay(() -> buy(shop, line), 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** So far, in the order of the answers. */
    List<Purchase> bought() {
        return List.copyOf(bought);
    }

    /** With the same key, cookie and body. */
    Purchase askAgain(Purchase purchase) {
        return repeats.get(purchase.key()).get();
    }

    private void buy(Shop shop, BasketLine line) {
        Order order = new Order(List.of(line), "tok_approved", UUID.randomUUID().toString());
        repeats.put(order.key(), () -> shop.buy(order));
        bought.add(shop.buy(order));
    }

    /** What is under way ends. */
    void goHome() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
            throw new AssertionError("a purchase has taken more than half a minute");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        clients.forEach(HttpClient::shutdownNow);
    }
}

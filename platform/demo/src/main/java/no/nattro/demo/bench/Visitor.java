package no.nattro.demo.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import no.nattro.demo.home.DemoFailed;

/**
 * One shopper on one connection, with an address of their own: the gateway's limits stand, and are not reached. Looks at the
 * list of products and at one of them in turn, at a steady pace that does not depend on the answers.
 */
final class Visitor implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final String LIST = "/api/products";
    private static final int OK = 200;
    private static final int TOO_MANY = 429;

    private final Door door;
    private final HttpClient client;
    private String cookie = "";
    private List<String> paths = List.of();

    Visitor(Door door, HttpClient client) {
        this.door = door;
        this.client = client;
    }

    /** Connects, gets a cookie where one is given, and learns what there is to look at. */
    void enter() {
        HttpResponse<byte[]> list = look(LIST);
        cookie = list.headers().firstValue("Set-Cookie").map(whole -> whole.split(";", 2)[0]).orElse("");
        try {
            String sku = new ObjectMapper().readTree(list.body()).path("items").path(0).path("sku").asText();
            if (sku.isEmpty()) {
                throw new DemoFailed(door.name() + " shows no products: there is nothing to read");
            }
            paths = List.of(LIST, LIST + "/" + sku);
        } catch (IOException e) {
            throw new DemoFailed(door.name() + " answers with something else than JSON", e);
        }
    }

    /**
     * @param first when the first look is due, by {@link System#nanoTime()}
     * @param pace  from the time that one is due to that of the next
     * @return what each took in nanoseconds from when it was due: a slow answer makes the next late, and that counts
     */
    long[] look(int times, long first, Duration pace) {
        long[] taken = new long[times];
        for (int i = 0; i < times; i++) {
            long due = first + i * pace.toNanos();
            awaitUntil(due);
            look(paths.get(i % paths.size()));
            taken[i] = System.nanoTime() - due;
        }
        return taken;
    }

    private static void awaitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) {
                throw new DemoFailed("Interrupted");
            }
        }
    }

    private HttpResponse<byte[]> look(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(door.address().resolve(path)).timeout(LIMIT)
                .header("Accept", "application/json");
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        try {
            return checked(client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new DemoFailed(door.name() + " did not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("Interrupted", e);
        }
    }

    private HttpResponse<byte[]> checked(HttpResponse<byte[]> answer) {
        if (answer.statusCode() == TOO_MANY) {
            throw new DemoFailed(
                    door.name() + " limits the rate of these visitors: what was measured is worth nothing");
        }
        if (answer.statusCode() != OK) {
            throw new DemoFailed(door.name() + " answered " + answer.statusCode() + " to a read");
        }
        if (answer.version() != door.version()) {
            throw new DemoFailed(door.name() + " speaks " + answer.version() + " and not " + door.version());
        }
        return answer;
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
